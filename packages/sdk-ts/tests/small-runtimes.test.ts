import { afterEach, describe, expect, test, vi } from 'vitest';
import { isClawwitsError } from '../src/index.ts';
import { clientAnsweredBy } from './support/answering.ts';
import { failureOf, hello, helloStream } from './support/client.ts';
import { chatAnswer, chatStream } from './support/golden.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const RealResponse = Response;
const answer = ({ body }: { readonly body: unknown }): Response =>
  (body as { stream?: boolean }).stream === true
    ? new RealResponse(chatStream.join(''), { headers: { 'content-type': 'text/event-stream' } })
    : RealResponse.json(chatAnswer);

describe('a runtime without', () => {
  test.each(['Response', 'crypto', 'FinalizationRegistry', 'performance', 'structuredClone'])(
    '%s carries calls and streams',
    async (name) => {
      const { client } = clientAnsweredBy(answer);
      vi.stubGlobal(name, undefined);
      expect(await client.chat.completions.create(hello)).toEqual(chatAnswer);
      expect(await (await client.chat.completions.create(helloStream)).result()).toEqual(chatAnswer);
    },
  );

  test('URL.canParse takes a base URL', async () => {
    vi.stubGlobal('URL', class extends URL {});
    Object.defineProperty(URL, 'canParse', { value: undefined });
    const { client } = clientAnsweredBy(answer, { baseURL: 'https://gateway.test/v1' });
    expect(client.baseURL).toBe('https://gateway.test');
    expect(await client.chat.completions.create(hello)).toEqual(chatAnswer);
  });

  test('AbortController says that nothing was sent', async () => {
    const { client, sent } = clientAnsweredBy(answer);
    vi.stubGlobal('AbortController', undefined);
    const error = await failureOf(client.chat.completions.create(hello, { maxRetries: 0 }));
    expect(error).toMatchObject({ code: 'connection_failed', maybeBilled: false });
    expect(isClawwitsError(error)).toBe(true);
    expect(sent).toEqual([]);
  });
});
