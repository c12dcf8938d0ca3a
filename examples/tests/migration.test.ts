import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Anthropic from '@anthropic-ai/sdk';
import { startServers } from '@clawwits/mock-gateway/server';
import { Clawwits } from '@clawwits/sdk-ts';
import OpenAI from 'openai';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeMigrationPage } from './migration-page.ts';
import { migrate, pathOf, replaceNames } from './migration-runs.ts';
import { errorClasses, renamedOptions, shapes } from './migration-shapes.ts';
import { root } from './run.ts';

test('the page of other clients says what their programs come to here', async () => {
  // Ids follow from the clock, and answers from the ids that a conversation repeats.
  const now = () => Date.UTC(2026, 0, 1);
  const servers = await startServers({ gateways: { clawwits: { now, tier: 'enterprise' }, techopenclaw: { now } } });
  onTestFinished(() => servers.close());

  const results = await migrate(shapes, servers.gateways);

  // After a change: npx -y pnpm@10.34.9 test --project examples migration --update
  await expect(writeMigrationPage(results)).toMatchFileSnapshot(`${root}/docs/guide/coming-from-other-clients.md`);
  for (const { shape, own } of results) {
    const remedy = 'needs no program of its own any more: remove it, and its "difference"';
    expect(own === null, `${pathOf(shape)} ${remedy}`).toBe(shape.difference === undefined);
  }
}, 240_000);

test('each program is on the page', async () => {
  const files = await Promise.all(
    ['openai', 'anthropic'].map(async (client) =>
      (await readdir(join(root, 'examples/migration', client))).map((name) => `${client}/${name}`),
    ),
  );
  const listed = shapes.flatMap((shape) => (shape.difference ? [pathOf(shape), pathOf(shape, true)] : [pathOf(shape)]));
  expect(files.flat().sort()).toEqual(listed.sort());
});

test('replacing the names touches nothing else', () => {
  expect(replaceNames("import OpenAI from 'openai';\nconst a: OpenAI.Chat.X = new OpenAI({ b: 'openai' });")).toBe(
    "import { Clawwits } from '@clawwits/sdk-ts';\nconst a: Clawwits.Chat.X = new Clawwits({ b: 'openai' });",
  );
});

describe('the table of options', () => {
  test.each(renamedOptions)('names the successor of %s, as the error does', (option, successor) => {
    expect(() => new Clawwits({ apiKey: 'k', baseURL: 'http://127.0.0.1:9', [option]: 'x' })).toThrow(
      `There is no option "${option}". Did you mean "${successor}"?`,
    );
  });
});

describe('the table of error classes', () => {
  const withStatus = errorClasses.flatMap((row) => (row.status === undefined ? [] : [{ ...row, status: row.status }]));

  test.each(withStatus)('says what each client throws for $status', async ({ status, openai, anthropic, own }) => {
    const refuse = async () => Response.json({ error: { message: 'No.' } }, { status });
    const options = { baseURL: 'http://127.0.0.1:9', apiKey: 'cw_sk_test', fetch: refuse, maxRetries: 0 };
    const messages = [{ role: 'user' as const, content: 'Hi' }];
    const nameOf = (call: PromiseLike<unknown>) =>
      Promise.resolve(call).then(
        () => 'none',
        (error: Error) => error.constructor.name,
      );
    expect(await nameOf(new OpenAI(options).chat.completions.create({ model: 'auto', messages }))).toBe(openai);
    expect(await nameOf(new Anthropic(options).messages.create({ model: 'auto', max_tokens: 5, messages }))).toBe(
      anthropic,
    );
    expect(await nameOf(new Clawwits(options).chat.completions.create({ messages }))).toBe(own);
  });

  test.each(errorClasses)('names classes that exist: $failure', async ({ openai, anthropic, own }) => {
    expect(typeof Reflect.get(OpenAI, openai)).toBe('function');
    expect(typeof Reflect.get(Anthropic, anthropic)).toBe('function');
    expect(Object.keys(await import('@clawwits/sdk-ts'))).toContain(own);
  });
});
