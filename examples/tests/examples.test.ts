import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServers } from '@clawwits/mock-gateway/server';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { bundle } from './build-programs.ts';
import { environmentOf, openServer, type Ran, root, run } from './run.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clawwits-examples-'));
  const files = (await readdir(join(root, 'examples'))).filter((name) => /(?<!\.d)\.ts$/.test(name));
  await bundle(
    files.map((name) => join(root, 'examples', name)),
    folder,
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs an example. Bundled, it starts in a fraction of the time; as its readers run it, the last test does. */
function runExample(name: string, server: RunningServer, args: readonly string[] = []): Promise<Ran> {
  return run(process.execPath, [join(folder, `${name}.mjs`), ...args], environmentOf(server));
}

test('the quick start of the published document is here word for word', async () => {
  const document = await readFile(`${root}/packages/contract/reference/clawwits-api-docs.txt`, 'utf8');
  const [, sample] = /\nTypeScript\n\n([\s\S]+?)\n\nPython\n/.exec(document) ?? [];

  expect(sample).toMatch(/^import/);
  expect(await readFile(`${root}/examples/quick-start.ts`, 'utf8')).toBe(`${sample}\n`);
});

test('the quick start prints an answer', async () => {
  const server = await openServer({ answer: 'Chào bạn!' });

  expect(await runExample('quick-start', server)).toEqual({ code: 0, out: 'Chào bạn!\n', error: '' });
  expect(server.gateway.calls).toMatchObject([{ body: { max_tokens: 200 } }]);
});

test('the quick start without a base URL says what to do', async () => {
  const server = await openServer();
  const { code, error } = await runExample('quick-start', { ...server, url: '' });

  expect(code).toBe(1);
  expect(error).toContain('CLAWWITS_BASE_URL');
  expect(error).not.toContain(server.apiKey);
});

test('streaming prints the text as it comes, then what it cost', async () => {
  const server = await openServer({ answer: 'A wallet keeps your Wits together.' });

  const { code, out, error } = await runExample('streaming', server);

  const [call] = server.gateway.calls;
  expect({ code, error }).toEqual({ code: 0, error: '' });
  expect(out).toBe(
    `A wallet keeps your Wits together.\n\n${call?.promptTokens} tokens in, ${call?.outputTokens} out: ${call?.wits} Wits.\n`,
  );
});

test('messages carries the conversation on', async () => {
  const server = await openServer({ answer: ({ prompt }) => `You said: ${prompt}` });

  const { code, out, error } = await runExample('messages', server);

  expect({ code, error }).toEqual({ code: 0, error: '' });
  expect(out).toContain('> Xin chào!\nYou said: Xin chào!\n');
  expect(out).toContain('> Who are you?\nYou said: Who are you?\n');
  expect(server.gateway.calls.at(-1)?.body).toMatchObject({
    messages: [{ role: 'user' }, { role: 'assistant' }, { role: 'user', content: 'Who are you?' }],
  });
});

test.each([
  ['How do I top up my wallet?', 'Top up the wallet'],
  ['How many requests a minute may I make?', 'Rate limits'],
])('the search finds the page that answers %o', async (question, title) => {
  const server = await openServer();

  const { code, out, error } = await runExample('embeddings-search', server, [question]);

  const [asked, best] = out.split('\n');
  expect({ code, error }).toEqual({ code: 0, error: '' });
  expect(asked).toBe(question);
  expect(best).toContain(title);
  expect(server.gateway.calls).toHaveLength(1);
});

test('a call that the wallet does not cover has an error of its own, and is not billed', async () => {
  const server = await openServer();

  const { code, out } = await runExample('when-it-fails', server);

  expect(code).toBe(0);
  expect(out).toMatch(
    /^The wallet holds 3000000 Wits\.\nToo expensive: insufficient_wits\nRequest req_\w+, billed: no\.\n$/,
  );
});

test('the same program speaks to all four gateways, and gets the same error of each', async () => {
  const servers = await startServers();
  onTestFinished(() => servers.close());
  const env = Object.entries(servers.gateways).flatMap(([name, { url, apiKey }]) => [
    [`${name.toUpperCase()}_BASE_URL`, url],
    [`${name.toUpperCase()}_API_KEY`, apiKey],
  ]);

  const { code, out, error } = await run(
    process.execPath,
    [join(folder, 'four-gateways.mjs')],
    Object.fromEntries(env),
  );

  expect({ code, error }).toEqual({ code: 0, error: '' });
  expect(out.match(/^\w+(?=: )/gm)).toEqual(['clawwits', 'clew', 'techopenclaw', 'klawd']);
  expect(out.match(/RequestRejectedError, invalid_request$/gm)).toHaveLength(4);
  expect(out).toContain('"tier":"pro"');
  expect(out).toContain('"remainingUSD":49.99');
});

test('an example without a gateway gets a local one, and its exit code is passed on', async () => {
  const options = ['--conditions=@clawwits/source', '--import', 'tsx', `${root}/examples/run.ts`];

  const ran = await run(process.execPath, [...options, 'quick-start']);
  expect(ran).toMatchObject({ code: 0, error: expect.stringContaining('play money') });
  expect(ran.out).toContain('ClawWits');

  expect(await run(process.execPath, [...options, 'nothing'])).toMatchObject({
    code: 2,
    error: expect.stringContaining('quick-start, streaming'),
  });
});
