import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { expect, it, onTestFinished } from 'vitest';
import { commandData } from '../scripts/command-data.ts';
import { makeHome, readRecord } from './support/run-command.ts';
import { runInside } from './support/run-inside.ts';
import { expectResult } from './support/schemas.ts';

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const clew = ['--gateway', 'clew', '--sandbox'];

/** What is asked of each command so that it ends well; those that need more have tests of their own. */
const asked: Readonly<Record<string, readonly string[]>> = {
  'sessions list': ['sessions', 'list'],
  'sessions rm': ['sessions', 'rm', '--older-than', '1h'],
  chat: ['chat', 'hi', '--sandbox'],
  messages: ['messages', 'hi', '--sandbox'],
  ocr: ['ocr', 'pixel.png', ...clew],
  embed: ['embed', 'one', '--sandbox'],
  similar: ['similar', 'one', 'two', 'three', '--sandbox'],
  image: ['image', 'a cat', '-o', 'cat.png', ...clew],
  models: ['models', '--gateway', 'klawd', '--sandbox'],
  balance: ['balance', '--covers', 'requests.jsonl', '--sandbox'],
  usage: ['usage', ...clew],
  estimate: ['estimate', 'hi'],
  'keys list': ['keys', 'list', ...clew],
  'keys create': ['keys', 'create', 'build', ...clew],
  api: ['api', 'GET', '/v1/wits/balance', '--sandbox'],
  login: ['login', '--profile', 'work'],
  whoami: ['whoami'],
  'config set': ['config', 'set', 'aliases.fast', 'test-1'],
  'config unset': ['config', 'unset', 'aliases.fast'],
  'config get': ['config', 'get', 'gateway'],
  'config list': ['config', 'list', '--profile', 'work'],
  'config show': ['config', 'show'],
  'config use': ['config', 'use', 'work'],
  logout: ['logout', '--profile', 'work'],
  doctor: ['doctor', '--sandbox'],
  'sandbox reset': ['sandbox', 'reset'],
  completion: ['completion', 'bash'],
  help: ['help', 'output'],
};
const testedElsewhere = [
  'batch run',
  'batch status',
  'batch verify',
  'batch errors',
  'sessions show',
  'sessions search',
  'gateway',
  'keys revoke',
  'completion words',
];

it('each command has one of these tests, or tests of its own', () => {
  expect([...Object.keys(asked), ...testedElsewhere].sort()).toEqual(Object.keys(commandData).sort());
});

/** A home with a profile in it, and the files that commands are given. */
async function makePlace() {
  const server = await startServer();
  onTestFinished(() => server.close());
  const env = await makeHome();
  const folder = env['HOME'] ?? '';
  const profile = { base_url: server.url, api_key: server.apiKey };
  const configuration = join(env['XDG_CONFIG_HOME'] ?? '', 'clawwits');
  await mkdir(configuration, { recursive: true });
  await writeFile(join(configuration, 'config.json'), JSON.stringify({ profiles: { work: profile } }), { mode: 0o600 });
  await writeFile(join(folder, 'pixel.png'), Buffer.from(pixel, 'base64'));
  await writeFile(join(folder, 'requests.jsonl'), '{"messages":[{"role":"user","content":"hi"}],"max_tokens":5}\n');
  return { env, folder, key: server.apiKey };
}

it.each(Object.entries(asked))('the schema takes what %s prints', async (name, args) => {
  const { env, folder, key } = await makePlace();
  const placed = args.map((word) => (/\.(?:png|jsonl)$/.test(word) ? join(folder, word) : word));
  const input = name === 'login' ? `${key}\n` : '';
  const record = readRecord(await runInside([...placed, '--json'], { env, input, workingDirectory: folder }));
  expect(record).toMatchObject({ command: name, error: null, data: expect.any(Object) });
  expectResult(record);
});
