import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CommandProblem, runGatewayCommand } from '@clawwits/mock-gateway/command';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { user } from './support.ts';

/** Runs the command in the process. */
function run(argv: string[], signal = AbortSignal.abort(), onOut = () => {}) {
  const said = { out: '', error: '' };
  const code = runGatewayCommand(argv, {
    writeOut: (text) => {
      said.out += text;
      onOut();
    },
    writeError: (text) => {
      said.error += text;
    },
    signal,
    env: process.env,
  });
  return { said, code };
}

/** Runs the command until the test ends; gives its address and its key. */
async function start(argv: string[]) {
  const ending = new AbortController();
  let listening = () => {};
  const first = new Promise<void>((resolve) => {
    listening = resolve;
  });
  const { said, code } = run(['--port', '0', ...argv], ending.signal, listening);
  onTestFinished(async () => {
    ending.abort();
    await code;
  });
  await first;
  const [, url = '', key = ''] = /BASE_URL=(\S+)[\s\S]*API_KEY=(\S+)/.exec(said.out) ?? [];
  return { url, key };
}

/** Sends bytes and gives back all that comes until the connection ends. */
const talk = (url: string, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let said = '';
    socket.on('data', (part) => {
      said += part.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(said));
  });

function streamRequest(key: string): string {
  const body = JSON.stringify({ messages: [user('Hi')], stream: true });
  const head = `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}`;
  return `${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
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
    [['--upstream-dialect', 'chat'], '--upstream-dialect takes messages or responses, not "chat".'],
    [['--upstream-timeout', 'long'], '--upstream-timeout takes a whole number'],
    [['--headers-timeout', '9999999999'], '--headers-timeout takes a whole number from 0 to 2147483647'],
    [['--request-timeout', '-1'], '--request-timeout'],
    [['--max-body', '32MB'], '--max-body takes a whole number'],
    [['--port'], '--port'],
  ])('ends with 2 and a clear message for %j', async (argv, message) => {
    const { said, code } = run(argv);
    expect(await code).toBe(2);
    expect(said.error).toContain(message);
    expect(said.out).toBe('');
  });

  it.each([
    [['--port'], "Option '--port <value>' argument missing"],
    [['--no-cors=yes'], "Option '--no-cors' does not take an argument"],
    [['--port', '--no-cors'], "Option '--port' argument is ambiguous."],
    [['-x'], "Unknown option '-x'"],
    [['extra'], "Unexpected argument 'extra'. This command does not take positional arguments"],
  ])('refuses %j in the words of Node, and hands its message on for translation', async (argv, words) => {
    const problems: (CommandProblem | undefined)[] = [];
    const code = await runGatewayCommand(argv, {
      writeOut: () => undefined,
      writeError: (_text, problem) => problems.push(problem),
      format: ({ english, values }) => `${english} ${Object.keys(values ?? {})}`,
      signal: AbortSignal.abort(),
      env: {},
    });
    const { said } = run(argv);
    expect({ code, first: said.error.split('\n')[0] }).toEqual({ code: 2, first: words });
    expect(problems).toEqual([{ messages: expect.any(Array), hint: { english: 'See --help.' } }]);
    expect(problems[0]?.messages[0]?.english).not.toBe(words);
  });

  it('explains itself with --help', async () => {
    const { said, code } = run(['--help']);
    expect(await code).toBe(0);
    expect(said.out).toContain('--wits <wits>');
    for (const line of said.out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('refuses headers and bodies that come too late, and bodies that are too large, by the limits it was given', async () => {
    const limits = ['--headers-timeout', '200', '--request-timeout', '400', '--max-body', '500'];
    const { url, key } = await start(limits);
    const head = `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\n`;
    expect(await talk(url, head)).toMatch(/^HTTP\/1\.1 408 /);
    expect(await talk(url, `${head}content-length: 400\r\n\r\n{`)).toMatch(/^HTTP\/1\.1 408 /);
    expect(await talk(url, `${head}connection: close\r\ncontent-length: 501\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*larger than 500 bytes/,
    );
  });

  it('asks an upstream for chats and embeddings, by the models and the time limit it was given', async () => {
    const asked: unknown[] = [];
    const model = createServer(async (request, response) => {
      const body = JSON.parse((await request.toArray()).join(''));
      asked.push([request.url, body.model]);
      const data = [{ object: 'embedding', index: 0, embedding: [1, 2] }];
      if (request.url === '/v1/embeddings') response.end(JSON.stringify({ data }));
    });
    await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      model.closeAllConnections();
      model.close();
    });
    const upstream = `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`;
    const options = [
      '--upstream-model',
      'small',
      '--upstream-embedding-model',
      'embed-7',
      '--upstream-timeout',
      '300',
      '--upstream-dialect',
      'messages',
    ];
    const { url, key } = await start(['--upstream', upstream, ...options]);
    const post = (path: string, body: object) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}` },
        body: JSON.stringify(body),
      });
    const embedded = await post('/v1/embeddings', { input: 'Hi', model: 'any-name' });
    expect(await embedded.json()).toMatchObject({ data: [{ embedding: [1, 2] }] });
    const silent = await post('/v1/chat/completions', { messages: [user('Hi')] });
    expect([silent.status, await silent.json()]).toMatchObject([
      502,
      { error: { message: 'The upstream router failed: it was silent for 300 ms' } },
    ]);
    const native = await post('/v1/messages', { messages: [user('Hi')], max_tokens: 50 });
    expect(native.status).toBe(502);
    expect(asked).toEqual([
      ['/v1/embeddings', 'embed-7'],
      ['/v1/chat/completions', 'small'],
      ['/v1/messages', 'small'],
    ]);
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

  /** Starts it; gives the process, its address and its key. */
  async function open(...argv: string[]) {
    const args = [join(folder, 'command.mjs'), '--port', '0', ...argv];
    const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    child = running;
    let said = '';
    await new Promise<void>((resolve) => {
      running.stdout.on('data', (part) => {
        said += part;
        if (said.includes('Ctrl+C')) resolve();
      });
    });
    const [, url = '', key = ''] = /BASE_URL=(\S+)[\s\S]*API_KEY=(\S+)/.exec(said) ?? [];
    return { running, url, key };
  }

  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 on %s, also with a stream open', async (signal) => {
    const { running, url, key } = await open('--latency', '0/1');
    const exit = new Promise((resolve) => running.on('exit', (code, by) => resolve(code ?? by)));
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
    running.kill(signal);
    expect(await exit).toBe(0);
    await cut;
  });

  it.each(['reset:2', 'lost-answer'])('resets the connection for --fault %s, as the client sees', async (fault) => {
    const { url, key } = await open('--fault', fault);
    const clients = Array.from({ length: 10 }, () => talk(url, streamRequest(key)).catch(({ code }) => code));
    expect(new Set(await Promise.all(clients))).toEqual(new Set(['ECONNRESET']));
  });
});
