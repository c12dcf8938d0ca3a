import { afterEach, describe, expect, test, vi } from 'vitest';
import { Clawwits, ConfigurationError } from '../src/index.ts';
import { testKey } from './support/client.ts';

// What a bundle for browsers and edge runtimes holds in the place of Node's half.
vi.mock('../src/platform/node.ts', () => import('../src/platform/web.ts'));

const options = { apiKey: testKey, baseURL: 'https://gateway.example' };

describe('in a browser', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('the key is not taken', () => {
    vi.stubGlobal('window', {});
    vi.stubGlobal('document', {});
    expect(() => new Clawwits(options)).toThrow(ConfigurationError);
    expect(() => new Clawwits(options)).toThrow('dangerouslyAllowBrowser');
  });

  test('the key is taken where its owner accepts that', async () => {
    vi.stubGlobal('window', {});
    vi.stubGlobal('document', {});
    const fetch = vi.fn(async (_url: string, _init: RequestInit) => Response.json({ available: 1 }));
    const client = new Clawwits({ ...options, fetch, dangerouslyAllowBrowser: true });
    expect(await client.wits.balance()).toEqual({ available: 1 });
    const headers = new Headers(fetch.mock.calls[0]?.[1].headers);
    expect(headers.get('authorization')).toBe(`Bearer ${testKey}`);
    expect(headers.has('user-agent')).toBe(false);
  });

  test('an edge runtime without a page needs no leave, and reads its environment where it has one', () => {
    expect(new Clawwits(options)).toBeInstanceOf(Clawwits);
    vi.stubEnv('CLAWWITS_API_KEY', testKey);
    expect(new Clawwits({ baseURL: options.baseURL })).toBeInstanceOf(Clawwits);
    vi.unstubAllEnvs();
    vi.stubGlobal('process', undefined);
    expect(() => new Clawwits({ baseURL: options.baseURL })).toThrow('No API key');
    vi.stubGlobal('process', {
      get env() {
        throw new Error('may not be read');
      },
    });
    expect(() => new Clawwits({ baseURL: options.baseURL })).toThrow('No API key');
    vi.unstubAllGlobals();
  });
});
