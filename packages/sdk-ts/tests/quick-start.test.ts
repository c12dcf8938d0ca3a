import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '@clawwits/mock-gateway/server';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runChild } from './support/run-child.ts';

const document = new URL('../../contract/reference/clawwits-api-docs.txt', import.meta.url);
/** A folder from which `@clawwits/sdk-ts` is found as an application finds it. */
const modules = fileURLToPath(new URL('../../../examples/node_modules/', import.meta.url));

/** The quick start as the document has it, between its heading and the next. */
async function readQuickStart(): Promise<string> {
  const text = await readFile(document, 'utf8');
  const [, code] = /^SDK quick start\n\nTypeScript\n\n([\s\S]+?)\n\nPython$/m.exec(text) ?? [];
  if (code === undefined) throw new Error('The document has no quick start any more.');
  return code;
}

/**
 * What an application's compiler says of files, as strict as it can be asked to be. Of what they import, it reads the types
 * alone: whether that compiles in itself is for the check of types to say.
 */
function compile(files: string[]): string[] {
  const program = ts.createProgram(files, {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    customConditions: ['@clawwits/source', 'node'],
    allowImportingTsExtensions: true,
    typeRoots: [fileURLToPath(new URL('../../../node_modules/@types', import.meta.url))],
    types: ['node'],
    skipLibCheck: true,
  });
  const found = files.flatMap((name) => {
    const source = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  return [...program.getOptionsDiagnostics(), ...found].map(
    ({ messageText, file }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
  );
}

describe('the published quick start', () => {
  let folder = '';
  let file = '';

  beforeAll(async () => {
    await mkdir(join(modules, '.cache'), { recursive: true });
    folder = await mkdtemp(join(modules, '.cache/quick-start-'));
    file = join(folder, 'quick-start.mts');
    await writeFile(file, await readQuickStart());
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('stands in the document word for word', async () => {
    const code = await readQuickStart();
    expect(code).toMatch(/^import \{ Clawwits \} from '@clawwits\/sdk-ts';\n/);
    expect(code).toMatch(/\nconsole\.log\(r\.choices\[0\]\.message\.content\);$/);
  });

  test('compiles, and so does every line that the types promise', { timeout: 60_000 }, () => {
    const types = ['types/public-types.ts', 'types/gateway-types.ts'];
    expect(compile([file, ...types.map((path) => fileURLToPath(new URL(path, import.meta.url)))])).toEqual([]);
  });

  test('answers, and takes its Wits', async () => {
    await using server = await startServer({ answer: 'Xin chào! Tôi có thể giúp gì?' });
    const { code, stdout, stderr } = await runChild(file, {
      CLAWWITS_BASE_URL: server.url,
      CLAWWITS_API_KEY: server.apiKey,
    });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'Xin chào! Tôi có thể giúp gì?\n', stderr: '' });
    const [call] = server.gateway.calls;
    expect(call?.body).toEqual({ messages: [{ role: 'user', content: 'Xin chào' }], max_tokens: 200 });
    expect(server.gateway.account().wallet.lifetimeUsed).toBeGreaterThan(0);
  });

  test('without a base URL says what to set', async () => {
    const { code, stderr } = await runChild(file, { CLAWWITS_API_KEY: 'cw_sk_test0123456789' });
    expect(code).toBe(1);
    expect(stderr).toContain('CLAWWITS_BASE_URL');
  });
});
