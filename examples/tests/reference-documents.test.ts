import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ChatCompletion,
  clewTiers,
  type ErrorCode,
  errorTable,
  type GatewayName,
  gatewayProfiles,
  klawdTiers,
  normalizeErrorCode,
} from '@clawwits/contract';
import { readErrorBody } from '@clawwits/contract/read-error';
import { createGateway } from '@clawwits/mock-gateway';
import { type RunningServers, startServers } from '@clawwits/mock-gateway/server';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { curlStandIn } from './curl-stand-in.ts';
import { readBetween, readCurlCommands, readDocument, readJsonBehind, shapeOf } from './reference-documents.ts';
import { root, run } from './run.ts';

const documents = {
  clawwits: readDocument('clawwits'),
  clew: readDocument('clew'),
  techopenclaw: readDocument('techopenclaw'),
  klawd: readDocument('klawd'),
};

type Gateways = { clawwits: object; clew: object; techopenclaw: object; klawd: object };

let servers: RunningServers<Gateways>;
let folder: string;

beforeAll(async () => {
  servers = await startServers();
  folder = await mkdtemp(join(tmpdir(), 'clawwits-documents-'));
  await writeFile(join(folder, 'curl.mjs'), curlStandIn);
});
afterAll(async () => {
  await servers.close();
  await rm(folder, { recursive: true, force: true });
});

/** What a machine may lack is stood in for: a test that is skipped proves nothing. */
const standIns = (isCurlMissing: string) => `
${isCurlMissing} && curl() { "$NODE" "$CURL" "$@"; }
command -v python3 > /dev/null || python3() { "$NODE" -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).token'; }
`;

/** The same text, but for the gateway's root and the reader's key. */
function pointAtMock(text: string, name: GatewayName): string {
  const { url, apiKey } = servers.gateways[name];
  return text
    .replaceAll(gatewayProfiles[name].baseURL ?? 'https://gateway.test', url)
    .replaceAll('YOUR_API_KEY', apiKey)
    .replaceAll('toc-.....', apiKey);
}

/** Runs lines of a document in a shell. */
async function runShell(lines: string, name: GatewayName, isCurlMissing = '! command -v curl > /dev/null') {
  const token = name === 'clew' ? await servers.gateways.clew.gateway.createSession() : '';
  const env = { NODE: process.execPath, CURL: join(folder, 'curl.mjs'), TOKEN: token, NO_PROXY: '127.0.0.1' };
  const script = `${standIns(isCurlMissing)}\n${pointAtMock(lines, name)}`;
  const { code, out, error } = await run(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
    env,
    folder,
  );
  expect(code, error).toBe(0);
  return out;
}

/** The values of a stream's `data:` lines; `[DONE]` stays text. */
const eventsOf = (out: string): unknown[] =>
  out
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => (line === 'data: [DONE]' ? '[DONE]' : JSON.parse(line.slice(6))));

const isText = expect.stringMatching(/\S/);
const chatAnswer = (model: string) => ({
  object: 'chat.completion',
  model,
  choices: [{ message: { content: isText } }],
});

describe('the curl lines', () => {
  test('are all found', () => {
    for (const text of Object.values(documents)) {
      expect(readCurlCommands(text)).toHaveLength(text.match(/\bcurl (?:-|https)/g)?.length ?? 0);
    }
    expect(Object.values(documents).map((text) => readCurlCommands(text).length)).toEqual([0, 9, 3, 2]);
  });

  const [signup = '', login = '', hello = '', ...others] = readCurlCommands(documents.clew);

  test("of Clew's quick start sign up, sign in and chat, one after the other", async () => {
    const out = await runShell([signup, login, 'echo', hello].join('\n'), 'clew');
    const [signedUp = '', answered = ''] = out.trim().split('\n');
    expect(JSON.parse(signedUp)).toMatchObject({ user: { email: 'you@example.com', tier: 'free' } });
    expect(JSON.parse(answered)).toMatchObject(chatAnswer('deepseek-v4-pro'));
    expect(servers.gateways.clew.gateway.calls.map(({ endpoint, status }) => [endpoint, status])).toEqual([
      ['authSignup', 200],
      ['authLogin', 200],
      ['chatCompletions', 200],
    ]);
  });

  const expected: readonly ((out: string) => void)[] = [
    (out) => expect(JSON.parse(out)).toMatchObject(chatAnswer('deepseek-v4-pro')),
    (out) => expect(eventsOf(out).at(-1)).toBe('[DONE]'),
    (out) => expect(JSON.parse(out)).toMatchObject(chatAnswer('deepseek-v4')),
    (out) => expect(JSON.parse(out).choices[0].message.content).toContain('https://example.com/document.jpg'),
    (out) => expect(JSON.parse(out)).toMatchObject({ data: [{ url: isText }] }),
    (out) => expect(JSON.parse(out)).toMatchObject({ model: 'minimax-hailuo-2.3', data: [{ url: isText }] }),
  ];

  test.each(others.map((command, index) => [command.split('\n').at(-1)?.trim(), command, expected[index]] as const))(
    'of Clew do what the document says: %s',
    async (_, command, check) => {
      if (check === undefined) throw new Error('Nobody has said what this line does.');
      check(await runShell(command, 'clew'));
    },
  );

  const [chat = '', message = '', response = ''] = readCurlCommands(documents.techopenclaw);

  test('of Techopenclaw stream a chat, a message and a response', async () => {
    const chunks = eventsOf(await runShell(chat, 'techopenclaw'));
    expect([chunks[0], chunks.at(-1)]).toEqual([expect.objectContaining({ model: 'gpt-5.4' }), '[DONE]']);
    const types = (out: string) => eventsOf(out).map((event) => (event as { type: string }).type);
    const ofMessage = types(await runShell(message, 'techopenclaw'));
    expect([ofMessage[0], ofMessage.at(-1)]).toEqual(['message_start', 'message_stop']);
    const ofResponse = types(await runShell(response, 'techopenclaw'));
    expect([ofResponse[0], ofResponse.at(-1)]).toEqual(['response.created', 'response.completed']);
    expect(ofResponse).toContain('response.reasoning_summary_text.delta');
  });

  test.each(readCurlCommands(documents.klawd).map((command) => [command]))('of Klawd chat', async (command) => {
    const answered = JSON.parse(await runShell(command, 'klawd'));
    expect(answered).toMatchObject(chatAnswer('anthropic/claude-opus-4'));
  });

  test('are understood in the same way where there is no curl', async () => {
    expect(JSON.parse(await runShell(hello, 'clew', 'true'))).toMatchObject(chatAnswer('deepseek-v4-pro'));
  });
});

/** Sends the body of a curl line, changed; gives the answer. */
async function sendBodyOf(command: string, name: GatewayName, change: object): Promise<unknown> {
  const [, body = ''] = /-d '([\s\S]*)'/.exec(command) ?? [];
  const [, address = ''] = /(https:\S+)/.exec(command) ?? [];
  const dialect = address.endsWith('/messages') ? 'anthropic' : 'openai';
  const answered = await fetch(pointAtMock(address, name), {
    method: 'POST',
    headers: gatewayProfiles[name].authenticate(servers.gateways[name].apiKey, dialect),
    body: JSON.stringify({ ...JSON.parse(body), ...change }),
  });
  expect(answered.status).toBe(200);
  return answered.json();
}

describe('the answers that the documents show have every field on the mock, of the same type', () => {
  const commands = readCurlCommands(documents.techopenclaw);
  const behind = (path: string) => documents.techopenclaw.slice(documents.techopenclaw.indexOf(`POST${path}`));

  test.each([
    ['/v1/chat/completions', commands[0] ?? '', {}],
    ['/v1/messages', commands[1] ?? '', {}],
    ['/v1/responses', commands[2] ?? '', { reasoning: undefined }],
  ])('Techopenclaw, %s', async (path, command, change) => {
    const shown = readJsonBehind(behind(path), 'Response (non-stream)');
    const answered = await sendBodyOf(command, 'techopenclaw', { stream: false, ...change });
    expect(shapeOf(answered)).toMatchObject(shapeOf(shown) as object);
  });

  test('Klawd, and the request that it shows', async () => {
    const request = readJsonBehind(documents.klawd, 'Supports streaming via SSE.');
    const shown = readJsonBehind(documents.klawd, 'Stop sequences |');
    const [command = ''] = readCurlCommands(documents.klawd);
    const answered = await sendBodyOf(command, 'klawd', request);
    expect(shapeOf(answered)).toMatchObject(shapeOf(shown) as object);
    expect(answered).toMatchObject({ model: 'anthropic/claude-sonnet-4' });
  });

  test('Techopenclaw, the additions that it names in words', async () => {
    const [chat = '', message = ''] = commands;
    const thinking = readJsonBehind(
      documents.techopenclaw,
      'Extended thinking: Supported via the thinking parameter. Add "thinking":',
    );
    const thought = await sendBodyOf(message, 'techopenclaw', { stream: false, max_tokens: 20_000, thinking });
    expect(thought).toMatchObject({ content: [{ type: 'thinking', signature: isText }, { type: 'text' }] });
    const stream_options = readJsonBehind(documents.techopenclaw, '"stream_options":');
    const counted = chat.replace(
      '"stream": true',
      `"stream": true, "stream_options": ${JSON.stringify(stream_options)}`,
    );
    expect(eventsOf(await runShell(counted, 'techopenclaw')).at(-2)).toMatchObject({
      usage: { total_tokens: expect.any(Number) },
    });
  });
});

/** Makes a function of code in TypeScript, and gives it what it takes for global. */
async function runCode<Result>(code: string, given: Record<string, unknown>): Promise<Result> {
  const { code: plain } = await transform(`async function sample() {\n${code}\n}`, { loader: 'ts' });
  const make = new Function(...Object.keys(given), `${plain}\nreturn sample();`);
  return make(...Object.values(given)) as Promise<Result>;
}

describe('the code of Klawd', () => {
  const pointed = (first: string, behind: string) => pointAtMock(readBetween(documents.klawd, first, behind), 'klawd');

  test('reads a stream, and prints the whole text', async () => {
    const { gateway } = servers.gateways.klawd;
    const written: string[] = [];
    const code = pointed('const response = await fetch(', 'List all available models with metadata');
    await runCode(code, { fetch, process: { stdout: { write: (text: string) => written.push(text) } } });
    const asked = gateway.calls.at(-1)?.body;
    const whole = await sendBodyOf(readCurlCommands(documents.klawd)[0] ?? '', 'klawd', {
      ...Object(asked),
      stream: false,
    });
    const { choices } = whole as ChatCompletion;
    expect(written.length).toBeGreaterThan(5);
    expect(written.join('')).toBe(choices[0].message.content);
    expect(written.join('')).toContain('Tell me a story');
  });

  test('tries again after 429, 500 and 503, and not after another refusal', async () => {
    const { gateway } = servers.gateways.klawd;
    const waits: number[] = [];
    const code = `${pointed('async function callWithRetry', 'Webhooks let you receive')}\nreturn callWithRetry`;
    const call = await runCode<(body: object) => Promise<unknown>>(code, {
      fetch,
      console: { log: () => undefined },
      setTimeout: (act: () => void, wait: number) => {
        waits.push(wait);
        act();
      },
    });
    const body = { model: 'klawd/auto', messages: [{ role: 'user', content: 'Hello' }] };
    gateway.injectFault('rate_limited*1');
    gateway.injectFault('service_unavailable*1');
    expect(await call(body)).toMatchObject(chatAnswer('anthropic/claude-sonnet-4'));
    expect(waits.map((wait) => Math.floor(wait / 1_000))).toEqual([1, 2]);
    await expect(call({ ...body, model: undefined })).rejects.toThrow(/^API error 400: model: is required/);
    gateway.injectFault('internal_error*3');
    await expect(call(body)).rejects.toThrow('Max retries exceeded');
  });

  test('takes the signature of an event for what it is', async () => {
    const { createServer } = await import('node:http');
    const taken = new Promise<{ body: string; signature: string }>((resolve) => {
      const server = createServer((request, answer) => {
        let body = '';
        request.setEncoding('utf8').on('data', (piece: string) => {
          body += piece;
        });
        request.on('end', () => {
          answer.end();
          server.close();
          resolve({ body, signature: String(request.headers['x-klawd-signature']) });
        });
      }).listen(0, '127.0.0.1', () => {
        const address = server.address();
        const port = typeof address === 'object' ? address?.port : 0;
        servers.gateways.klawd.gateway.setWebhook({ url: `http://127.0.0.1:${port}/`, secret: 'whsec_sample' });
        void servers.gateways.klawd.gateway.sendWebhook({ type: 'usage.updated', data: { requests: 1 } });
      });
    });
    const { body, signature } = await taken;
    servers.gateways.klawd.gateway.setWebhook(null);
    const code = pointed('function verifySignature', 'We are here to help you build');
    const verify = await runCode<(body: string, signature: string, secret: string) => boolean>(
      `${code}\nreturn verifySignature`,
      { crypto: await import('node:crypto'), Buffer },
    );
    expect(verify(body, signature, 'whsec_sample')).toBe(true);
    expect(verify(`${body} `, signature, 'whsec_sample')).toBe(false);
    // As it stands there, it throws on a signature of another length: a verifier must say no instead.
    expect(() => verify(body, 'short', 'whsec_sample')).toThrow(RangeError);
  });
});

test('the Python sample of ClawWits asks what the mock answers, and finds the text where it looks', async () => {
  const sample = readBetween(documents.clawwits, 'from clawwits import Clawwits', 'print(r');
  const [, messages = ''] = /messages=(\[.*\])/.exec(sample) ?? [];
  const [, maxTokens = ''] = /max_tokens=(\d+)/.exec(sample) ?? [];
  const path = /print\(r((?:\[[^\]]+\])+)\)/.exec(documents.clawwits)?.[1] ?? '';
  const { url, apiKey } = servers.gateways.clawwits;
  const answered: unknown = await (
    await fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}` },
      body: `{"messages":${messages},"max_tokens":${maxTokens}}`,
    })
  ).json();
  const steps = [...path.matchAll(/\["?(\w+)"?\]/g)].map(([, step = '']) => step);
  expect(steps).toEqual(['choices', '0', 'message', 'content']);
  const found = steps.reduce((value, step) => (value as Record<string, unknown>)[step], answered);
  expect(found).toMatch(/sandbox|thử nghiệm/);
});

test('the samples in TypeScript of ClawWits are those of the examples, which run them', async () => {
  const { readFile } = await import('node:fs/promises');
  const sample = readBetween(documents.clawwits, 'import { Clawwits }', '\n\nPython');
  expect(await readFile(join(root, 'examples/quick-start.ts'), 'utf8')).toBe(`${sample}\n`);
});

describe('what the documents name', () => {
  /** `POST /v1/keys`, and "Method: POST" above "Path: /v1/auth/login"; one method may stand above several paths. */
  function readEndpoints(name: GatewayName): string[] {
    const text = documents[name];
    const found = [...text.matchAll(/\b(GET|POST|DELETE)\s*(\/(?:v1|health)\/[a-z/:]+)/g)].map(
      ([, method, path]) => `${method} ${path}`,
    );
    let method = '';
    for (const [, label, value = ''] of text.matchAll(/• (Method|Path): (\S+)/g)) {
      if (label === 'Method') method = value;
      else found.push(`${method} ${value}`);
    }
    return [...new Set(found)];
  }

  test.each(['clawwits', 'clew', 'techopenclaw'] as const)('is served, every endpoint of %s', async (name) => {
    const named = readEndpoints(name);
    expect(named.length).toBeGreaterThan(3);
    const { url, gateway } = servers.gateways[name];
    for (const endpoint of named) {
      const [method = '', path = ''] = endpoint.split(' ');
      await (await fetch(`${url}${path.replace(/:\w+$/, 'some')}`, { method })).text();
      expect(gateway.calls.at(-1)?.endpoint, endpoint).not.toBeNull();
    }
  });

  test('stands in the headers of an answer, on Clew and Techopenclaw', async () => {
    const listed = {
      clew: [...documents.clew.matchAll(/• (X-[A-Za-z-]+?)(?: —|pool \()/g)].map(([, header = '']) => header),
      techopenclaw: ['x-ratelimit-remaining', 'x-ratelimit-reset'].filter((header) =>
        documents.techopenclaw.includes(header),
      ),
    };
    expect([listed.clew.length, listed.techopenclaw.length]).toEqual([5, 2]);
    for (const [name, model] of [
      ['clew', 'deepseek-v4'],
      ['techopenclaw', 'gpt-5.4'],
    ] as const) {
      const { url, apiKey } = servers.gateways[name];
      const answered = await fetch(`${url}/v1/chat/completions`, {
        method: 'POST',
        headers: gatewayProfiles[name].authenticate(apiKey, 'openai'),
        body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] }),
      });
      await answered.text();
      for (const header of listed[name]) expect(answered.headers.get(header), header).not.toBeNull();
    }
  });

  test('holds the limits of the tiers', async () => {
    const clew = [...documents.clew.matchAll(/^(Free|Pro|Enterprise)\$(0|\d+\/mo)(\d+) req\/min/gm)];
    expect(clew).toHaveLength(3);
    for (const [, title = '', price = '', requests] of clew) {
      const tier = title.toLowerCase() as keyof typeof clewTiers;
      expect([clewTiers[tier].priceUSD, clewTiers[tier].requestsPerMinute]).toEqual([
        Number.parseInt(price, 10),
        Number(requests),
      ]);
      const gateway = createGateway({ gateway: 'clew', tier });
      const answered = await gateway.fetch('https://clew.test/v1/models', { headers: { 'x-api-key': gateway.apiKey } });
      expect(answered.headers.get('x-ratelimit-limit')).toBe(requests);
    }
    const klawd = [...documents.klawd.matchAll(/^\| (Free|Pro)[^|]*\| ([\d,]+) \| (\d+) \|/gm)];
    expect(klawd).toHaveLength(2);
    for (const [, title = '', day = '', minute] of klawd) {
      const { requestsPerDay, requestsPerMinute } = klawdTiers[title.toLowerCase() as 'free' | 'pro'];
      expect([requestsPerDay, requestsPerMinute]).toEqual([Number(day.replace(',', '')), Number(minute)]);
    }
  });
});

describe('the tables of errors', () => {
  /** How a call is made to be refused with a status, where a body or a key does it; a fault does the others. */
  const bodyOf: Readonly<Record<string, object>> = { '400': { messages: [] } };
  const faultOf: Readonly<Record<string, ErrorCode>> = {
    '402': 'quota_exhausted',
    '403': 'plan_required',
    '429': 'rate_limited',
    '500': 'internal_error',
    '503': 'service_unavailable',
  };

  async function refuse(name: 'techopenclaw' | 'klawd', status: string) {
    const gateway = createGateway({ gateway: name, faults: faultOf[status] === undefined ? [] : [faultOf[status]] });
    const answered = await gateway.fetch('https://gateway.test/v1/chat/completions', {
      method: 'POST',
      headers: gatewayProfiles[name].authenticate(status === '401' ? 'nobody' : gateway.apiKey, 'openai'),
      body: JSON.stringify({
        model: name === 'klawd' ? 'klawd/auto' : 'gpt-5.4',
        messages: [{ role: 'user', content: 'Hello' }],
        ...bodyOf[status],
      }),
    });
    return { answered, body: (await answered.json()) as { error: Record<string, unknown> } };
  }

  const rowsOfKlawd = [...documents.klawd.matchAll(/^(\d{3}) \| (\w+) \| [^|]+ \| (Yes|No) \|$/gm)];
  const rowsOfTechopenclaw = [...documents.techopenclaw.matchAll(/^(\d{3})([A-Z].+)$/gm)];

  test('are found', () => {
    expect([rowsOfKlawd.length, rowsOfTechopenclaw.length]).toEqual([5, 7]);
  });

  test.each(rowsOfKlawd.map(([, ...row]) => row as [string, string, string]))(
    'Klawd: %s %s, worth a retry: %s',
    async (status, type, retryable) => {
      const { answered, body } = await refuse('klawd', status);
      expect([String(answered.status), body]).toEqual([status, { error: { type, message: isText } }]);
      expect(answered.headers.has('retry-after')).toBe(status === '429');
      const code = normalizeErrorCode(gatewayProfiles.klawd, answered.status, readErrorBody(body).code) as ErrorCode;
      expect(errorTable[code].retryable).toBe(retryable === 'Yes');
    },
  );

  test.each(rowsOfTechopenclaw.map(([, ...row]) => row as [string, string]))('Techopenclaw: %s %s', async (status) => {
    const { answered, body } = await refuse('techopenclaw', status);
    expect([String(answered.status), body.error['message']]).toEqual([status, isText]);
    expect(answered.headers.has('retry-after')).toBe(status === '402' || status === '429');
  });
});
