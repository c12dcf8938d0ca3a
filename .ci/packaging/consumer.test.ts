import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { execute } from './execute.ts';

const consumer = inject('consumer');
const node = process.execPath;

/** Writes a file into the consumer and runs it. */
async function runFile(name: string, code: string) {
  await writeFile(join(consumer, name), code);
  return execute(node, [name], consumer);
}

const conversation = `
  const server = await startServer({ answer: 'Chào bạn!' });
  const cw = new Clawwits({ baseURL: server.url, apiKey: server.apiKey });
  const request = { messages: [{ role: 'user', content: 'Xin chào' }], maxTokens: 20 };
  const answer = await cw.chat.completions.create(request);
  let streamed = '';
  for await (const chunk of await cw.chat.completions.create({ ...request, stream: true })) {
    streamed += chunk.choices[0]?.delta.content ?? '';
  }
  const refused = await new Clawwits({ baseURL: server.url, apiKey: 'cw_sk_wrong' }).wits.balance().catch((error) => error);
  const { lifetimeUsed } = await cw.wits.balance();
  await server.close();
  console.log(JSON.stringify({
    content: answer.choices[0].message.content,
    streamed,
    isPaid: lifetimeUsed === 2 * answer.usage.total_tokens,
    isTyped: refused instanceof AuthenticationError && isClawwitsError(refused),
  }));
`;
const printed = { content: 'Chào bạn!', streamed: 'Chào bạn!', isPaid: true, isTyped: true };

describe('an application that installed the tarballs', () => {
  test('uses SDK and server as ES modules', async () => {
    const { code, out, error } = await runFile(
      'application.mjs',
      `import { AuthenticationError, Clawwits, isClawwitsError } from '@clawwits/sdk-ts';
       import { startServer } from '@clawwits/mock-gateway/server';
       ${conversation}`,
    );
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(JSON.parse(out)).toEqual(printed);
  });

  test('uses SDK and server as CommonJS', async () => {
    const { code, out, error } = await runFile(
      'application.cjs',
      `const { AuthenticationError, Clawwits, isClawwitsError } = require('@clawwits/sdk-ts');
       const { startServer } = require('@clawwits/mock-gateway/server');
       (async () => { ${conversation} })();`,
    );
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(JSON.parse(out)).toEqual(printed);
  });

  test('intercepts its calls with msw, in either module system', async () => {
    const calls = `
      const gateway = createGateway({ answer: 'Intercepted.' });
      const network = setupServer(...handlers(gateway));
      network.listen({ onUnhandledRequest: 'error' });
      const cw = new Clawwits({ baseURL: defaultBaseURL, apiKey: gateway.apiKey });
      const { choices } = await cw.chat.completions.create({ messages: [{ role: 'user', content: 'Hi' }] });
      for await (const chunk of await cw.chat.completions.create({ messages: [{ role: 'user', content: 'Hi' }], stream: true })) break;
      network.close();
      console.log(choices[0].message.content, gateway.calls.length);`;
    const names = ['Clawwits', 'createGateway, defaultBaseURL', 'handlers', 'setupServer'];
    const from = ['@clawwits/sdk-ts', '@clawwits/mock-gateway', '@clawwits/mock-gateway/msw', 'msw/node'];
    const imports = from.map((path, index) => `import { ${names[index]} } from '${path}';`).join('\n');
    const requires = from.map((path, index) => `const { ${names[index]} } = require('${path}');`).join('\n');

    const expected = { code: 0, out: 'Intercepted. 2\n', error: '' };
    expect(await runFile('msw.mjs', `${imports}\n${calls}`)).toEqual(expected);
    expect(await runFile('msw.cjs', `${requires}\n(async () => {${calls}\n})();`)).toEqual(expected);
  });

  test('recognises an error whichever module system made it', async () => {
    const { out } = await runFile(
      'both.mjs',
      `import { createRequire } from 'node:module';
       import { isClawwitsError } from '@clawwits/sdk-ts';
       const { Clawwits } = createRequire(import.meta.url)('@clawwits/sdk-ts');
       try { new Clawwits({ apiKey: '' }); } catch (error) { console.log(isClawwitsError(error), error.code); }`,
    );
    expect(out).toBe('true missing_api_key\n');
  });
});

/** Types that are `any` would swallow each line that must not compile. */
const program = `
  import { Clawwits, type ChatCompletion, isClawwitsError } from '@clawwits/sdk-ts';

  export async function ask(cw: Clawwits): Promise<string | null> {
    const answer: ChatCompletion = await cw.chat.completions.create({
      messages: [{ role: 'user', content: 'Xin chào' }],
      maxTokens: 200,
    });
    // @ts-expect-error a number is no text
    const wrong: string = answer.usage.total_tokens;
    // @ts-expect-error both spellings
    await cw.chat.completions.create({ messages: [], maxTokens: 1, max_tokens: 1 });
    // @ts-expect-error no such parameter type
    await cw.chat.completions.create({ messages: 'Xin chào' });
    for await (const chunk of await cw.chat.completions.create({ messages: [], stream: true })) {
      // @ts-expect-error a delta may hold no content
      chunk.choices[0]?.delta.content.length;
    }
    for (const block of (await cw.messages.create({ messages: [], maxTokens: 5 })).content) {
      // @ts-expect-error only a text block holds text
      block.text;
    }
    const { data } = await cw.embeddings.create({ input: 'Xin chào' });
    const first: number | undefined = data[0]?.embedding[0];
    return wrong || first ? null : answer.choices[0].message.content ?? null;
  }

  export const codeOf = (error: unknown): string => (isClawwitsError(error) ? error.code : 'unknown');
`;
const testProgram = `${program}
  import { createGateway, type Gateway, type GatewayOptions } from '@clawwits/mock-gateway';
  import { startServer } from '@clawwits/mock-gateway/server';

  export const options: GatewayOptions = { wits: 100, tier: 'free_trial' };
  // @ts-expect-error no such tier
  export const wrongOptions: GatewayOptions = { tier: 'golden' };
  export const gateway: Gateway = createGateway(options);
  // @ts-expect-error the wallet's fields are numbers
  export const available: string = gateway.account().wallet.available;
  export const server = startServer({ port: 0, ...options });
`;
const mswProgram = `${testProgram}
  import { handlers } from '@clawwits/mock-gateway/msw';

  export const network = handlers(gateway);
  // @ts-expect-error a handler is no text
  export const text: string = network[0];
`;

interface Settings {
  readonly title: string;
  readonly file: string;
  readonly type: 'module' | 'commonjs';
  readonly code: string;
  readonly options: object;
}

const strict = { strict: true, noEmit: true, skipLibCheck: false, target: 'ES2022', types: ['node'] };
const nodeNext = { ...strict, module: 'NodeNext', moduleResolution: 'NodeNext' };
const bundler = { ...strict, module: 'ESNext', moduleResolution: 'Bundler' };

const settings: Settings[] = [
  { title: 'a bundler', file: 'program.ts', type: 'module', code: mswProgram, options: bundler },
  { title: 'Node, ES modules', file: 'program.ts', type: 'module', code: mswProgram, options: nodeNext },
  { title: 'Node, CommonJS', file: 'program.ts', type: 'commonjs', code: mswProgram, options: nodeNext },
  {
    // Under these rules msw's own types do not compile for CommonJS.
    title: 'Node 16 rules, CommonJS',
    file: 'program.cts',
    type: 'module',
    code: testProgram,
    options: { ...strict, module: 'Node16', moduleResolution: 'Node16' },
  },
  {
    title: 'a page, without the types of Node',
    file: 'program.ts',
    type: 'module',
    code: program,
    options: {
      ...bundler,
      types: [],
      lib: ['ES2022', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
    },
  },
  {
    title: 'every strict setting',
    file: 'program.ts',
    type: 'module',
    code: mswProgram,
    options: {
      ...nodeNext,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noPropertyAccessFromIndexSignature: true,
      verbatimModuleSyntax: true,
      isolatedModules: true,
    },
  },
];

test.each(settings)('the types compile for $title, libraries checked', async ({ file, type, code, options }) => {
  const folder = await mkdtemp(join(consumer, 'types-'));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type }));
  await writeFile(join(folder, file), code);
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: [file] }));

  const compiled = await execute(node, [join(consumer, 'node_modules/typescript/bin/tsc'), '-p', folder], consumer);

  expect(compiled).toEqual({ code: 0, out: '', error: '' });
});

describe('the commands of the tarballs', () => {
  const bin = (name: string) => join(consumer, 'node_modules/.bin', name);
  const home = { HOME: consumer, XDG_CONFIG_HOME: join(consumer, '.config'), XDG_STATE_HOME: join(consumer, '.state') };

  test('the gateway runs a program next to itself, and the command talks to it', async () => {
    const { code, out, error } = await execute(
      bin('clawwits-mock-gateway'),
      ['--port', '0', '--exec', `${bin('clawwits')} chat --json 'Xin chào' && ${bin('clawwits')} balance --json`],
      consumer,
      home,
    );
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const [chat, balance] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(chat).toMatchObject({ ok: true, exit_code: 0, command: 'chat' });
    expect(balance).toMatchObject({ ok: true, data: { lifetimeUsed: expect.any(Number) } });
    expect(balance.data.lifetimeUsed).toBeGreaterThan(0);
  });

  test('the command keeps a sandbox, and fails with 3 where nothing is set', async () => {
    const sandbox = await execute(bin('clawwits'), ['chat', '--sandbox', 'Xin chào'], consumer, home);
    expect(sandbox.code, sandbox.error).toBe(0);
    expect(sandbox.out.trim()).not.toBe('');

    expect(await execute(bin('clawwits'), ['balance'], consumer, home)).toMatchObject({ code: 3, out: '' });
  });
});
