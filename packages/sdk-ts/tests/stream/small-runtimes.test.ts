import { afterEach, expect, test, vi } from 'vitest';
import { chatStream } from '../support/golden.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test('streams work where the runtime has no FinalizationRegistry', async () => {
  // Made before: Node loads its own Response on first use, and that needs the registry.
  const { body } = new Response(chatStream.join(''));
  vi.stubGlobal('FinalizationRegistry', undefined);
  vi.resetModules();
  const { readChatStream } = await import('../../src/index.ts');
  if (body === null) throw new Error('A response has a body.');
  const { choices } = await readChatStream(body).result();
  expect(choices[0].message.content).toBe('Xin chào bạn!');
});
