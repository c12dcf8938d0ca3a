/** Module system that a program is written in. */
export type ModuleSystem = 'cjs' | 'esm';

const load = (names: string, from: string, system: ModuleSystem): string =>
  system === 'cjs' ? `const ${names} = require('${from}');` : `import ${names} from '${from}';`;

/**
 * Writes tests for a framework whose `test` and `expect` are global: a call, a stream, a refused connection, the gateway in the
 * process, and the official client as control.
 */
export const writeTests = (system: ModuleSystem, imports = ''): string => `
${imports}
${load('{ Clawwits, ClawwitsError, ConnectionError }', '@clawwits/sdk-ts', system)}
${load('{ createGateway }', '@clawwits/mock-gateway', system)}
${load('OpenAI', 'openai', system)}

const { CLAWWITS_BASE_URL: baseURL, CLAWWITS_API_KEY: apiKey } = process.env;
const options = { baseURL, apiKey, dangerouslyAllowBrowser: true };
const hello = { messages: [{ role: 'user', content: 'Xin chào' }], maxTokens: 50 };

test('a call', async () => {
  const answer = await new Clawwits(options).chat.completions.create(hello);
  expect(answer.choices[0].message.content).toBe('Chào bạn!');
});

test('a stream', async () => {
  let text = '';
  for await (const chunk of await new Clawwits(options).chat.completions.create({ ...hello, stream: true })) {
    text += chunk.choices[0]?.delta.content ?? '';
  }
  expect(text).toBe('Chào bạn!');
});

test('a refused connection is retried, and was never sent', async () => {
  const client = new Clawwits({ ...options, baseURL: process.env.CLOSED_URL, initialRetryDelay: 1 });
  const error = await client.chat.completions.create(hello).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(ConnectionError);
  expect([error.code, error.maybeBilled, error.attempts.length]).toEqual(['connection_failed', false, 3]);
});

test('a wrong key', async () => {
  const error = await new Clawwits({ ...options, apiKey: 'cw_sk_wrong' }).wits.balance().catch((thrown) => thrown);
  expect(error).toBeInstanceOf(ClawwitsError);
  expect(error.code).toBe('unauthorized');
});

test('the gateway in the process', async () => {
  const gateway = createGateway({ answer: 'here' });
  const client = new Clawwits({ ...options, baseURL: 'https://gateway.test', apiKey: gateway.apiKey, fetch: gateway.fetch });
  expect((await client.chat.completions.create(hello)).choices[0].message.content).toBe('here');
});

test('the control', async () => {
  const client = new OpenAI({ baseURL: baseURL + '/v1', apiKey, dangerouslyAllowBrowser: true });
  const answer = await client.chat.completions.create({ model: 'auto', messages: hello.messages });
  expect(answer.choices[0].message.content).toBe('Chào bạn!');
});
`;
