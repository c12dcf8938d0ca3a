import { afterEach, describe, expect, test, vi } from 'vitest';
import { Clawwits, type ClientOptions, ConfigurationError, techopenclaw } from '../src/index.ts';
import { testKey } from './support/client.ts';
import { guardEachTest } from './support/guards.ts';

guardEachTest();
afterEach(() => vi.unstubAllEnvs());

const local = 'http://127.0.0.1:8787';

/** The error of a client that cannot be made. */
function refusalOf(options: ClientOptions): ConfigurationError {
  try {
    new Clawwits(options);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  expect.fail('The client was made.');
}

describe('the base URL', () => {
  test.each([
    ['a root', local, local],
    ['a slash at the end', `${local}/`, local],
    ["/v1 as OpenAI's clients want it", `${local}/v1`, local],
    ['/v1 with a slash', `${local}/v1/`, local],
    ['a path before /v1', `${local}/gateway/v1`, `${local}/gateway`],
    ['https anywhere', 'https://gateway.example/v1', 'https://gateway.example'],
    ['localhost', 'http://localhost:8787', 'http://localhost:8787'],
    ['a name below localhost', 'http://gateway.localhost', 'http://gateway.localhost'],
    ['IPv6 loopback', 'http://[::1]:8787', 'http://[::1]:8787'],
    ['upper case', 'HTTP://LOCALHOST:8787', 'http://localhost:8787'],
  ])('may be %s', (_, baseURL, root) => {
    expect(new Clawwits({ apiKey: testKey, baseURL }).baseURL).toBe(root);
  });

  test.each([
    ['no URL', 'gateway', 'invalid_base_url'],
    ['no scheme', '127.0.0.1:8787', 'invalid_base_url'],
    ['another scheme', 'ftp://127.0.0.1', 'invalid_base_url'],
    ['a user and password', 'https://user:pass@gateway.example', 'invalid_base_url'],
    ['a query', `${local}?key=1`, 'invalid_base_url'],
    ['a fragment', `${local}#v1`, 'invalid_base_url'],
    ['a number', 8787 as never, 'invalid_base_url'],
    ['http to another host', 'http://gateway.example', 'insecure_base_url'],
    ['http to a private address', 'http://192.168.0.1', 'insecure_base_url'],
    ['http to a host that only begins like loopback', 'http://127.0.0.1.example', 'insecure_base_url'],
    ['http to a host that only ends like localhost', 'http://notlocalhost', 'insecure_base_url'],
  ])('may not be %s', (_, baseURL, code) => {
    expect(refusalOf({ apiKey: testKey, baseURL }).code).toBe(code);
  });

  test('that is missing names the option, the variable and the local gateway', () => {
    vi.stubEnv('CLAWWITS_BASE_URL', '');
    const error = refusalOf({ apiKey: testKey });
    expect(error.code).toBe('missing_base_url');
    for (const word of ['baseURL', 'CLAWWITS_BASE_URL', '@clawwits/mock-gateway'])
      expect(error.message).toContain(word);
  });

  test('comes from the variable where no option says it', () => {
    vi.stubEnv('CLAWWITS_BASE_URL', `${local}/v1`);
    expect(new Clawwits({ apiKey: testKey }).baseURL).toBe(local);
    expect(new Clawwits({ apiKey: testKey, baseURL: 'http://localhost:1' }).baseURL).toBe('http://localhost:1');
  });
});

describe('the key', () => {
  test('that is missing names the option and the variable', () => {
    vi.stubEnv('CLAWWITS_API_KEY', '');
    const error = refusalOf({ baseURL: local });
    expect(error.code).toBe('missing_api_key');
    for (const word of ['apiKey', 'CLAWWITS_API_KEY', 'cw_sk_']) expect(error.message).toContain(word);
  });

  test('comes from the variable where no option says it', () => {
    vi.stubEnv('CLAWWITS_API_KEY', testKey);
    expect(new Clawwits({ baseURL: local })).toBeInstanceOf(Clawwits);
  });

  test('may be a session token', () => {
    expect(new Clawwits({ apiKey: 'eyJhbGci.eyJzdWIi.c2ln', baseURL: local })).toBeInstanceOf(Clawwits);
  });

  test.each([
    ['a line break', 'cw_sk_secretpart\n'],
    ['a carriage return that begins a header', 'cw_sk_secretpart\r\nx-evil: 1'],
    ['a space', 'cw_sk_ secretpart'],
    ['a letter outside ASCII', 'cw_sk_secretpartđ'],
    ["another gateway's prefix", 'toc-secretpart-0123456789'],
    ["a vendor's prefix", 'sk-ant-secretpart-0123456789'],
    ["another vendor's prefix", 'sk-proj-secretpart-0123456789'],
  ])('with %s is refused without being repeated', (_, apiKey) => {
    const error = refusalOf({ apiKey, baseURL: local });
    expect(error.code).toBe('invalid_api_key');
    expect(error.message).not.toContain('secretpart');
  });

  test("of an unknown form is the owner's business behind an address of one's own", () => {
    expect(new Clawwits({ apiKey: 'sk-1234', baseURL: local })).toBeInstanceOf(Clawwits);
    expect(new Clawwits({ gateway: techopenclaw, apiKey: 'sk-1234', baseURL: local })).toBeInstanceOf(Clawwits);
  });

  test("of an unknown form is refused at the gateway's own public address", () => {
    const error = refusalOf({ gateway: techopenclaw, apiKey: 'secretpart' } as never);
    expect(error.code).toBe('invalid_api_key');
    expect(error.message).not.toContain('secretpart');
  });

  test('of another kind is refused without being repeated', () => {
    const error = refusalOf({ apiKey: { secret: 'secretpart' } as never, baseURL: local });
    expect(error.code).toBe('invalid_option');
    expect(error.message).not.toContain('secretpart');
  });
});

describe('the options', () => {
  test.each([
    ['baseUrl', 'Did you mean "baseURL"?'],
    ['apikey', 'Did you mean "apiKey"?'],
    ['maxretries', 'Did you mean "maxRetries"?'],
    ['retries', ''],
    ['constructor', ''],
    ['authToken', 'Did you mean "apiKey"?'],
    ['defaultHeaders', 'Did you mean "headers"?'],
    ['organization', 'Did you mean "headers"?'],
    ['project', 'Did you mean "headers"?'],
    ['defaultQuery', 'Did you mean "middleware"?'],
    ['fetchOptions', 'Did you mean "dispatcher"?'],
    ['httpAgent', 'Did you mean "dispatcher"?'],
  ])('know no "%s"', (name, hint) => {
    const error = refusalOf({ apiKey: testKey, baseURL: local, [name]: 1 });
    expect(error.code).toBe('invalid_option');
    expect(error.message).toBe(`There is no option "${name}".${hint && ` ${hint}`}`);
  });

  test.each([null, 'cw_sk_x', 7])('are an object, not %j', (options) => {
    expect(refusalOf(options as never).code).toBe('invalid_option');
  });

  test('take headers of one line', () => {
    expect(refusalOf({ apiKey: testKey, baseURL: local, headers: { 'x-team': 'a\nb' } }).message).toContain(
      'headers["x-team"]',
    );
  });

  test('take the log level by its name', () => {
    expect(refusalOf({ apiKey: testKey, baseURL: local, logLevel: 'loud' as never }).code).toBe('invalid_option');
    vi.stubEnv('CLAWWITS_LOG', 'loud');
    expect(refusalOf({ apiKey: testKey, baseURL: local }).code).toBe('invalid_option');
  });

  test('of a client stay as they are when another is made of it', () => {
    const client = new Clawwits({ apiKey: testKey, baseURL: local });
    const other = client.withOptions({ baseURL: 'http://localhost:1' });
    expect([client.baseURL, other.baseURL]).toEqual([local, 'http://localhost:1']);
    expect(() => client.withOptions({ timeout: 0 })).toThrow(ConfigurationError);
  });
});
