import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { makeHome } from './support/run-command.ts';

/** The files that the command is divided into. */
const files = ['main.cjs', 'calls.cjs', 'rest.cjs'];

const word = { id: 'c', model: 'm', choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: 'stop' }] };

/** A gateway that answers a question with a word, and everything else with a balance. */
async function startGateway(): Promise<string> {
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      response.setHeader('content-type', 'text/event-stream');
      response.end(`data: ${JSON.stringify(word)}\n\ndata: [DONE]\n\n`);
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ userId: 'u', available: 1, reserved: 0, lifetimeUsed: 0 }));
  });
  onTestFinished(() => void server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Runs the command, and tells which of its files it has loaded. */
async function filesOf(args: readonly string[]): Promise<readonly string[]> {
  const program = `
    process.argv = [process.argv[0], 'clawwits', ...${JSON.stringify(args)}];
    process.on('exit', () => require('node:fs').writeSync(3, Object.keys(require.cache).join('\\n')));
    require(${JSON.stringify(inject('command'))});`;
  const env = { ...(await makeHome()), CLAWWITS_API_KEY: 'cw_sk_test', CLAWWITS_BASE_URL: await startGateway() };
  const child = spawn(process.execPath, ['-e', program], { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  let loaded = '';
  child.stdio[3]?.on('data', (text) => {
    loaded += text;
  });
  await once(child, 'close');
  return loaded.split('\n').map((path) => basename(path));
}

describe('the files of the command', () => {
  it.each([
    [['balance'], ['main.cjs', 'calls.cjs']],
    [
      ['chat', 'hi'],
      ['main.cjs', 'calls.cjs'],
    ],
    [
      ['config', 'show'],
      ['main.cjs', 'rest.cjs'],
    ],
    [['doctor'], ['main.cjs', 'calls.cjs', 'rest.cjs']],
  ])('%j reads %j', async (args, wanted) => {
    const loaded = await filesOf(args);
    expect(files.filter((name) => loaded.includes(name))).toEqual(wanted);
    expect(loaded).toHaveLength(wanted.length + 1);
  });

  it('are asked for by none of those that stand apart, in folders of their own', () => {
    const folder = dirname(inject('command'));
    const apart = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /[\\/].*\.cjs$/.test(name),
    );
    expect(apart.length).toBeGreaterThan(3);
    for (const name of apart) expect(readFileSync(join(folder, name), 'utf8'), name).not.toMatch(/require\("\.\.?\//);
  });

  it('hold each class of the command once', () => {
    const folder = dirname(inject('command'));
    const texts = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
    for (const name of ['CommandError', 'Interruption', 'OutputClosed', 'LocalizedError']) {
      expect(texts.split(`this.name="${name}"`), name).toHaveLength(2);
    }
  });
});
