import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runGatewayCommand } from '@clawwits/mock-gateway/command';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { user } from './support.ts';

/** Runs the command in the process. */
function run(argv: string[], signal = AbortSignal.abort()) {
  const said = { out: '', error: '' };
  const code = runGatewayCommand(argv, {
    writeOut: (text) => {
      said.out += text;
    },
    writeError: (text) => {
      said.error += text;
    },
    signal,
    env: process.env,
  });
  return { said, code };
}

describe('the command', () => {
  it('prints its URL, a key and how to point a client at them', async () => {
    const { said, code } = run(['--port', '0', '--tier', 'plus', '--wits', '500']);
    expect(await code).toBe(0);
    expect(said.out).toMatch(/listens on http:\/\/127\.0\.0\.1:\d+\n/);
    expect(said.out).toMatch(/500 Wits on the tier "plus": cw_sk_\w+\n/);
    expect(said.out).toMatch(
      / {2}export CLAWWITS_BASE_URL=http:\/\/127\.0\.0\.1:\d+\n {2}export CLAWWITS_API_KEY=cw_sk_\w+\n/,
    );
  });

  it('prints nothing but the export lines with --print-env', async () => {
    const { said, code } = run(['--port', '0', '--print-env']);
    expect(await code).toBe(0);
    expect(said.out).toMatch(/^export CLAWWITS_BASE_URL=\S+\nexport CLAWWITS_API_KEY=\S+\n$/);
  });

  it('gives the same key for the same seed', async () => {
    const key = async (seed: string) => {
      const { said, code } = run(['--port', '0', '--seed', seed]);
      await code;
      return /cw_sk_\w+/.exec(said.out)?.[0];
    };
    expect(await key('a')).toBe(await key('a'));
    expect(await key('a')).not.toBe(await key('b'));
  });

  it.each([
    [['--colour'], "Unknown option '--colour'"],
    [['extra'], 'extra'],
    [['--port', 'high'], '--port takes a whole number'],
    [['--port', '70000'], '--port takes a whole number from 0 to 65535'],
    [['--wits', '-5'], '--wits'],
    [['--tier', 'gold'], '--tier takes one of free_trial, starter'],
    [['--latency', 'slow'], '--latency takes'],
    [['--fault', 'explode'], 'There is no fault "explode"'],
    [['--upstream', 'ftp://x'], '--upstream takes an http or https URL'],
    [['--port'], '--port'],
  ])('ends with 2 and a clear message for %j', async (argv, message) => {
    const { said, code } = run(argv);
    expect(await code).toBe(2);
    expect(said.error).toContain(message);
    expect(said.out).toBe('');
  });

  it('explains itself with --help', async () => {
    const { said, code } = run(['--help']);
    expect(await code).toBe(0);
    expect(said.out).toContain('--wits <wits>');
  });

  it('runs a command inside with --exec and passes its exit code on', async () => {
    const script =
      'process.exit(process.env.CLAWWITS_API_KEY.startsWith("cw_sk_") && process.env.CLAWWITS_BASE_URL ? 7 : 1)';
    const { code } = run(
      ['--port', '0', '--exec', `"${process.execPath}" -e '${script}'`],
      new AbortController().signal,
    );
    expect(await code).toBe(7);
  });
});

describe('the command as a process', () => {
  let folder = '';
  let child: ChildProcess | undefined;

  // Bundled, it starts as fast as the published one.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clawwits-gateway-'));
    await build({
      entryPoints: [fileURLToPath(new URL('./run-command.ts', import.meta.url))],
      outfile: join(folder, 'command.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      conditions: ['@clawwits/source'],
      logLevel: 'warning',
    });
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  afterEach(() => {
    child?.kill('SIGKILL');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 on %s, also with a stream open', async (signal) => {
    const args = [join(folder, 'command.mjs'), '--port', '0', '--latency', '0/1'];
    const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    child = process_;
    const exit = new Promise((resolve) => process_.on('exit', (code, by) => resolve(code ?? by)));
    let said = '';
    await new Promise<void>((resolve) => {
      process_.stdout.on('data', (part) => {
        said += part;
        if (said.includes('Ctrl+C')) resolve();
      });
    });
    const [, url] = /URL=(\S+)/.exec(said) ?? [];
    const [, key] = /KEY=(\S+)/.exec(said) ?? [];
    const response = await fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ messages: [user('Hi')], stream: true }),
    });
    const reader = response.body?.getReader();
    await reader?.read();
    const cut = expect(
      (async () => {
        while (!(await reader?.read())?.done);
      })(),
    ).rejects.toThrow('terminated');
    process_.kill(signal);
    expect(await exit).toBe(0);
    await cut;
  });
});
