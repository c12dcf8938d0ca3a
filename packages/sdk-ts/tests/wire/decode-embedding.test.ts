import { createGateway } from '@clawwits/mock-gateway';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Clawwits, ConfigurationError, decodeEmbedding } from '../../src/index.ts';

const gateway = createGateway();
const cw = new Clawwits({ baseURL: 'https://gateway.clawwits.test', apiKey: gateway.apiKey, fetch: gateway.fetch });

describe('decodeEmbedding', () => {
  it('reads the vector that the float form gives', async () => {
    const floats = await cw.embeddings.create({ input: 'Xin chào' });
    const base64 = await cw.embeddings.create({ input: 'Xin chào', encodingFormat: 'base64' });
    const vector = decodeEmbedding(base64.data[0]?.embedding ?? '');
    expect(vector).toHaveLength(1024);
    expect([...vector]).toEqual(floats.data[0]?.embedding.map(Math.fround));
  });

  it('reads any float32 numbers', () => {
    fc.assert(
      fc.property(fc.float32Array({ noNaN: true }), (numbers) => {
        const base64 = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
        expect(decodeEmbedding(base64)).toEqual(numbers);
      }),
    );
  });

  it('takes exactly the texts that the platform takes for base64', () => {
    const letters = fc.constantFrom(...'AQz09+/', '=', '=', '-', '_', ' ', '\n', '!', '\u0141');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const read = () => [...new Uint8Array(decodeEmbedding(text).buffer)];
        let expected: number[];
        try {
          expected = Array.from(atob(text), (character) => character.charCodeAt(0));
        } catch {
          expect(read).toThrowError(ConfigurationError);
          return;
        }
        if (expected.length % 4 === 0) expect(read()).toEqual(expected);
        else expect(read).toThrowError(ConfigurationError);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['AAAAA===', '%%%%', 'AAAA'])('refuses %j, which holds no whole numbers', (text) => {
    expect(() => decodeEmbedding(text)).toThrowError(ConfigurationError);
  });
});
