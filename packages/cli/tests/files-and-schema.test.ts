import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeFolder, makeHome, readRecord } from './support/run-command.ts';
import { runInside } from './support/run-inside.ts';

async function startGateway(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  const env = { ...(await makeHome()), CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey };
  return { server, env, folder: await makeFolder() };
}

type Server = Awaited<ReturnType<typeof startServer>>;
const lastBody = ({ gateway }: Server) => gateway.calls.at(-1)?.body as unknown as Record<string, unknown>;
const lastContent = (server: Server) => (lastBody(server)['messages'] as { content: unknown }[]).at(-1)?.content;

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

describe('-f', () => {
  it('sends texts along with their names, after the prompt', async () => {
    const { server, env, folder } = await startGateway();
    await writeFile(join(folder, 'a.txt'), '\ufeffone\n');
    await writeFile(join(folder, 'b.txt'), 'two');
    const args = ['-f', join(folder, 'a.txt'), '--file', join(folder, 'b.txt')];
    expect((await runInside(['chat', 'What is this?', ...args], { env })).exitCode).toBe(0);
    expect(lastContent(server)).toBe('What is this?\n\n--- a.txt\none\n\n\n--- b.txt\ntwo');
    expect((await runInside(['chat', ...args.slice(2)], { env })).exitCode).toBe(0);
    expect(lastContent(server)).toBe('--- b.txt\ntwo');
  });

  it.each([
    ['PNG', png, 'image/png'],
    ['JPEG', Buffer.from('ffd8ffe000104a464946', 'hex'), 'image/jpeg'],
    ['GIF', Buffer.from('GIF89a\x01\0'), 'image/gif'],
    ['WebP', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'), 'image/webp'],
  ])('sends a %s as an image, whatever its name, in both dialects', async (_name, bytes, mediaType) => {
    const { server, env, folder } = await startGateway();
    const path = join(folder, 'picture.txt');
    await writeFile(path, bytes);
    const data = bytes.toString('base64');
    expect((await runInside(['chat', 'What is this?', '-f', path], { env })).exitCode).toBe(0);
    expect(lastContent(server)).toEqual([
      { type: 'text', text: 'What is this?' },
      { type: 'image_url', image_url: { url: `data:${mediaType};base64,${data}` } },
    ]);
    expect((await runInside(['messages', '-f', path], { env })).exitCode).toBe(0);
    expect(lastContent(server)).toEqual([{ type: 'image', source: { type: 'base64', media_type: mediaType, data } }]);
  });

  it('keeps an image in the conversation', async () => {
    const { server, env, folder } = await startGateway();
    await writeFile(join(folder, 'a.png'), png);
    await runInside(['chat', 'What is this?', '-f', join(folder, 'a.png'), '--session', 's'], { env });
    await runInside(['chat', 'And its colour?', '--session', 's'], { env });
    expect(lastBody(server)['messages']).toMatchObject([
      { content: [{ type: 'text' }, { type: 'image_url' }] },
      { role: 'assistant' },
      { content: 'And its colour?' },
    ]);
  });

  it.each([
    ['is not there', null, 'ENOENT'],
    ['is neither', Buffer.from([0, 0xff, 1]), 'neither UTF-8 text nor a PNG, JPEG, GIF or WebP image'],
  ])('refuses a file that %s, and sends nothing', async (_name, bytes, problem) => {
    const { server, env, folder } = await startGateway();
    const path = join(folder, 'file');
    if (bytes !== null) await writeFile(path, bytes);
    const { exitCode, stderr } = await runInside(['chat', 'hi', '-f', path], { env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(problem);
    expect(server.gateway.calls).toEqual([]);
  });

  it('counts an image against --max-wits', async () => {
    const { server, env, folder } = await startGateway();
    await writeFile(join(folder, 'a.png'), png);
    const args = ['chat', 'hi', '-f', join(folder, 'a.png'), '--max-wits', '40000'];
    expect((await runInside(args, { env })).exitCode).toBe(2);
    expect(server.gateway.calls).toEqual([]);
  });
});

const schema = {
  type: 'object',
  properties: { rivers: { type: 'array', items: { type: 'string' } } },
  required: ['rivers'],
};

describe('--schema', () => {
  const ask = async (answer: string | undefined, args: readonly string[] = [], dialect = 'chat') => {
    const { server, env, folder } = await startGateway(answer === undefined ? {} : { answer });
    const path = join(folder, 'schema.json');
    await writeFile(path, JSON.stringify(schema));
    const finished = await runInside([dialect, 'Three rivers', '--schema', path, ...args], { env });
    return { server, finished };
  };

  it.each(['chat', 'messages'])('asks for an answer of the form, and gives it as data: %s', async (dialect) => {
    const { server, finished } = await ask(undefined, ['--json'], dialect);
    const { json, text } = readRecord(finished)['data'] as { json: { rivers: unknown[] }; text: string };
    expect(Array.isArray(json.rivers)).toBe(true);
    expect(JSON.parse(text)).toEqual(json);
    expect(JSON.stringify(lastBody(server))).toContain(JSON.stringify(schema));
  });

  it('takes an answer that satisfies it', async () => {
    const { finished } = await ask('{"rivers":["Hồng"]}', ['--field', 'data.json']);
    expect(finished).toEqual({ stdout: '{"rivers":["Hồng"]}\n', stderr: '', exitCode: 0 });
  });

  it.each([
    ['is no JSON', 'Hồng, Mã, Đà', 'it is not JSON'],
    ['is of another form', '{"rivers":["Hồng",1]}', ': rivers.1: must be a string.'],
    ['leaves something out', '{}', ': rivers: is missing.'],
  ])('ends with 8 where the answer %s, which is shown and paid', async (_name, answer, problem) => {
    const { finished } = await ask(answer);
    expect(finished).toMatchObject({ exitCode: 8, stdout: `${answer}\n` });
    expect(finished.stderr).toMatch(/^error: The answer does not satisfy the schema: /);
    expect(finished.stderr).toContain(problem);
    const { finished: asRecord } = await ask(answer, ['--json']);
    expect(readRecord(asRecord)).toMatchObject({
      exit_code: 8,
      error: { code: 'schema_not_satisfied' },
      data: { text: answer },
      usage: { estimated: false },
    });
  });

  it('says why where the answer was cut', async () => {
    const { finished } = await ask('{"rivers":["Hồng","Mã","Đà"]}', ['--max-tokens', '2']);
    expect(finished).toMatchObject({ exitCode: 8, stderr: expect.stringContaining('give more with --max-tokens') });
  });

  it.each([
    '{',
    '[]',
    '{"type":"nonsense"}',
    '{"$ref":"#/missing"}',
    '{"$ref":"http://127.0.0.1:9/other.json"}',
    '{"$schema":"http://127.0.0.1:9/draft.json"}',
  ])('refuses %s, and sends nothing', async (text) => {
    const { server, env, folder } = await startGateway();
    const path = join(folder, 'schema.json');
    await writeFile(path, text);
    expect(await readFile(path, 'utf8')).toBe(text);
    const finished = await runInside(['chat', 'hi', '--schema', path, '--json'], { env });
    expect(readRecord(finished)).toMatchObject({ exit_code: 2, error: { code: 'schema_unusable' } });
    expect(server.gateway.calls).toEqual([]);
  });
});
