import { createGateway } from '@clawwits/mock-gateway';
import { describe, expect, it } from 'vitest';
import { Clawwits, GatewayError } from '../../src/index.ts';
import { type Answers, validate } from '../../src/validate.ts';
import { hello, helloStream } from '../support/client.ts';

const gateway = createGateway();
const cw = new Clawwits({ baseURL: 'https://gateway.clawwits.test', apiKey: gateway.apiKey, fetch: gateway.fetch });

const message = { messages: hello.messages, maxTokens: 50 };
const answers: { [Name in keyof Answers]: () => Promise<Answers[Name]> } = {
  ChatCompletion: async () => cw.chat.completions.create(hello),
  ChatCompletionChunk: async () => firstOf(await cw.chat.completions.create(helloStream)),
  Message: async () => cw.messages.create(message),
  MessageStreamEvent: async () => firstOf(await cw.messages.create({ ...message, stream: true })),
  EmbeddingList: async () => cw.embeddings.create({ input: 'Xin chào' }),
  Base64EmbeddingList: async () => cw.embeddings.create({ input: 'Xin chào', encodingFormat: 'base64' }),
  WitsBalance: async () => cw.wits.balance(),
};

async function firstOf<Event>(stream: AsyncIterable<Event>): Promise<Event> {
  for await (const event of stream) return event;
  throw new Error('The stream was empty.');
}

describe('validate', () => {
  for (const [name, answer] of Object.entries(answers) as [keyof Answers, () => Promise<unknown>][]) {
    it(`gives a ${name} of the gateway back, untouched`, async () => {
      const value = await answer();
      expect(validate(name, value)).toBe(value);
    });

    it(`names what is wrong with a ${name}`, () => {
      const check = () => validate(name, { object: 'list', data: 7, type: 'message_start', available: 'many' });
      expect(check).toThrowError(GatewayError);
      expect(check).toThrowError(new RegExp(`no ${name} as the contract says: \\S+`));
    });
  }

  it('names the field', () => {
    const balance = { userId: 'u', available: '3', reserved: 0, lifetimeUsed: 0 };
    expect(() => validate('WitsBalance', balance)).toThrowError(expect.objectContaining({ param: 'available' }));
  });
});
