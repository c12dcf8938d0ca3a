import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { root, run } from './run.ts';

const forbidden: [path: string, from: string, rule: string][] = [
  ['packages/contract/src/new.ts', 'zod', 'types and tables import nothing'],
  ['packages/contract/src/types/new.ts', 'node:fs', 'types and tables import nothing'],
  ['packages/contract/src/gateways/new.ts', '@clawwits/sdk-ts', 'types and tables import nothing'],
  ['packages/contract/src/schemas/new.ts', '@clawwits/mock-gateway/server', 'Schemas import zod alone'],
  ['packages/contract/src/schemas/new.ts', 'hono', 'Schemas import zod alone'],
  ['packages/dialects/src/new.ts', '@clawwits/sdk-ts', 'the contract and the event parser alone'],
  ['packages/dialects/src/new.ts', 'zod', 'the contract and the event parser alone'],
  ['packages/mock-gateway/src/new.ts', '@clawwits/sdk-ts', 'never imports its clients'],
  ['packages/mock-gateway/src/core/new.ts', '../../../sdk-ts/src/index.ts', 'never imports its clients'],
  ['packages/mock-gateway/src/new.ts', '@clawwits/cli', 'never imports its clients'],
  ['packages/sdk-ts/src/client.ts', 'node:fs', 'nothing of Node, undici or zod statically'],
  ['packages/sdk-ts/src/resources/new.ts', 'undici', 'nothing of Node, undici or zod statically'],
  ['packages/sdk-ts/src/core/new.ts', 'undici', 'nothing of Node, undici or zod statically'],
  ['packages/sdk-ts/src/core/new.ts', '@clawwits/mock-gateway', 'nothing of Node, undici or zod statically'],
  ['packages/sdk-ts/src/core/new.ts', '../resources/wits.ts', 'nothing points back'],
  ['packages/sdk-ts/src/core/new.ts', '../client.ts', 'nothing points back'],
  ['packages/sdk-ts/src/stream/new.ts', '../core/send.ts', 'nothing points back'],
  ['packages/sdk-ts/src/stream/new.ts', 'zod', 'nothing of Node, undici or zod statically'],
  ['packages/sdk-ts/src/wire/new.ts', '../resources/wits.ts', 'nothing points back'],
  ['packages/sdk-ts/src/transport/new.ts', '../core/send.ts', 'nothing points back'],
  ['packages/sdk-ts/src/transport/new.ts', 'node:http', 'nothing of Node, undici or zod statically'],
  ['packages/cli/src/new.ts', '@clawwits/contract', "the SDK's public entries alone"],
  ['packages/cli/src/new.ts', '@clawwits/contract/schemas', "the SDK's public entries alone"],
  ['packages/cli/src/commands/new.ts', '../../../sdk-ts/src/core/send.ts', "the SDK's public entries alone"],
  ['packages/batch/src/new.ts', '@clawwits/contract', "the SDK's public entries, and on the contract's schemas"],
  ['packages/batch/src/new.ts', '../../sdk-ts/src/core/send.ts', "the SDK's public entries"],
];

const allowed: [path: string, from: string][] = [
  ['packages/contract/src/new.ts', './tiers.ts'],
  ['packages/contract/src/gateways/new.ts', '../types/shared.ts'],
  ['packages/contract/src/schemas/new.ts', '../types/shared.ts'],
  ['packages/contract/src/schemas/new.ts', 'zod'],
  ['packages/dialects/src/new.ts', '@clawwits/contract'],
  ['packages/dialects/src/new.ts', 'eventsource-parser'],
  ['packages/mock-gateway/src/new.ts', '@clawwits/contract'],
  ['packages/mock-gateway/src/new.ts', '@clawwits/dialects'],
  ['packages/sdk-ts/src/core/new.ts', '../transport/transport.ts'],
  ['packages/sdk-ts/src/resources/new.ts', '../core/call.ts'],
  ['packages/sdk-ts/src/stream/new.ts', '@clawwits/dialects'],
  ['packages/batch/src/new.ts', '@clawwits/sdk-ts/limits'],
  ['packages/batch/src/new.ts', '@clawwits/contract/schemas'],
  ['packages/cli/src/new.ts', '@clawwits/sdk-ts'],
];

interface Report {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly message: string;
    readonly location: { readonly path: string | { readonly file: string } };
  }[];
}

/** What the linter says of imports, by the file. */
const said = new Map<string, string>();
const fileOf = (path: string, from: string) => path.replace(/new\.ts$/, `new-${from.replace(/\W+/g, '-')}.ts`);

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clawwits-imports-'));
  for (const name of ['biome.json', '.gitignore']) await copyFile(join(root, name), join(folder, name));
  for (const [path, from] of [...forbidden, ...allowed]) {
    const file = join(folder, fileOf(path, from));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `import { anything } from '${from}';\n\nexport const used = anything;\n`);
  }
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const linting = await run(
    process.execPath,
    [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'],
    {},
    folder,
  );
  await rm(folder, { recursive: true, force: true });

  for (const { category, message, location } of (JSON.parse(linting.out) as Report).diagnostics) {
    const path = typeof location.path === 'string' ? location.path : location.path.file;
    if (category === 'lint/style/noRestrictedImports') said.set(path, `${said.get(path) ?? ''}${message}`);
  }
}, 60_000);

test.each(forbidden)('%s may not import %s', (path, from, rule) => {
  expect(said.get(fileOf(path, from)) ?? 'nothing').toContain(rule);
});

test.each(allowed)('%s may import %s', (path, from) => {
  expect(said.get(fileOf(path, from))).toBeUndefined();
});
