import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigurationError } from '../../src/index.ts';
import { writeChatRequest } from '../../src/wire/chat.ts';
import { writeEmbeddingRequest } from '../../src/wire/embeddings.ts';
import { writeMessageRequest } from '../../src/wire/messages.ts';

const messages = [{ role: 'user' as const, content: 'Xin chào' }];

/** A call as plain JavaScript may make it. */
function messageOf(write: () => unknown): string {
  try {
    write();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ code: 'invalid_params' });
    return (error as ConfigurationError).message;
  }
  expect.fail('The parameters were taken.');
}

describe('parameters', () => {
  test('of chat go out with the wire names, from either spelling', () => {
    const wire = {
      messages,
      model: 'auto',
      max_tokens: 1,
      max_completion_tokens: 2,
      top_p: 0.5,
      tool_choice: 'auto' as const,
      parallel_tool_calls: true,
      response_format: { type: 'json_object' as const },
      presence_penalty: 1,
      frequency_penalty: -1,
      top_logprobs: 3,
      reasoning_effort: 'low',
      stream_options: { include_usage: true },
      logit_bias: { 50256: -100 },
      service_tier: 'flex',
    };
    expect(writeChatRequest(wire)).toEqual(wire);
    expect(
      writeChatRequest({
        messages,
        model: 'auto',
        maxTokens: 1,
        maxCompletionTokens: 2,
        topP: 0.5,
        toolChoice: 'auto',
        parallelToolCalls: true,
        responseFormat: { type: 'json_object' },
        presencePenalty: 1,
        frequencyPenalty: -1,
        topLogprobs: 3,
        reasoningEffort: 'low',
        streamOptions: { include_usage: true },
        logitBias: { 50256: -100 },
        serviceTier: 'flex',
      }),
    ).toEqual(wire);
  });

  test('of messages go out with the wire names, from either spelling', () => {
    const wire = {
      messages,
      max_tokens: 1,
      tool_choice: { type: 'auto' as const },
      stop_sequences: ['x'],
      top_p: 0.5,
      top_k: 7,
    };
    expect(writeMessageRequest(wire)).toEqual(wire);
    const camelCase = {
      messages,
      maxTokens: 1,
      toolChoice: { type: 'auto' as const },
      stopSequences: ['x'],
      topP: 0.5,
      topK: 7,
    };
    expect(writeMessageRequest(camelCase)).toEqual(wire);
  });

  test('of embeddings go out with the wire names, from either spelling', () => {
    const wire = { input: 'Hi', encoding_format: 'base64' };
    expect(writeEmbeddingRequest({ input: 'Hi', encoding_format: 'base64' })).toEqual(wire);
    expect(writeEmbeddingRequest({ input: 'Hi', encodingFormat: 'base64' })).toEqual(wire);
  });

  test.each([
    [{ maxTokens: 1, max_tokens: 1 }, '"maxTokens"'],
    [{ max_tokens: 1, maxTokens: 1 }, '"maxTokens"'],
    [{ topP: 0.1, top_p: 0.1 }, '"topP"'],
  ])('in both spellings are refused: %j', (both, name) => {
    const message = messageOf(() => writeChatRequest({ messages, ...both } as never));
    expect(message).toContain(name);
    expect(message).toContain('both spellings');
  });

  test('in both spellings where one says undefined are one', () => {
    expect(writeChatRequest({ messages, maxTokens: 5, max_tokens: undefined } as never)).toEqual({
      messages,
      max_tokens: 5,
    });
  });

  test('that nobody knows are passed on as they are', () => {
    const unknown = { someNewThing: 1, another_one: { deepKey: true }, constructor: 'x' };
    expect(writeChatRequest({ messages, ...unknown } as never)).toEqual({ messages, ...unknown });
  });

  test("keep the caller's own keys, however deep they lie", () => {
    const schema = { type: 'object', properties: { maxTokens: { type: 'number' }, topP: { type: 'number' } } };
    const tools = [{ type: 'function' as const, function: { name: 'f', parameters: schema } }];
    const metadata = { maxTokens: 'mine' };
    expect(writeChatRequest({ messages, tools, metadata, maxTokens: 1 })).toEqual({
      messages,
      tools,
      metadata,
      max_tokens: 1,
    });
  });

  test('lie unchanged in the call that gave them', () => {
    const params = Object.freeze({ messages: Object.freeze(messages), maxTokens: 5 });
    writeChatRequest(params as never);
    expect(params).toEqual({ messages, maxTokens: 5 });
  });

  test('of any nesting below the top level go out as they came', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (metadata) => {
        expect(writeChatRequest({ messages, metadata } as never)).toEqual({ messages, metadata });
      }),
    );
  });

  test.each<[what: string, params: unknown, says: string]>([
    ['nothing', undefined, 'must be an object such as'],
    ['null', null, 'must be an object such as'],
    ['a text', 'Hi', 'must be an object such as'],
    ['an array', messages, 'must be an object such as'],
    ['no messages', {}, '"messages" must be an array'],
    ['empty messages', { messages: [] }, '"messages" must be an array'],
    ['a text for messages', { messages: 'Hi' }, '"messages" must be an array'],
    ['a message that is a text', { messages: ['Hi'] }, '"messages[0]"'],
    ['a message without a role', { messages: [...messages, { content: 'Hi' }] }, '"messages[1]"'],
    ['a limit of 0', { messages, maxTokens: 0 }, '"maxTokens" must be a whole number'],
    ['a broken limit', { messages, maxTokens: 1.5 }, '"maxTokens" must be a whole number'],
    ['a limit as text', { messages, max_tokens: '5' }, '"maxTokens" must be a whole number'],
    ['NaN', { messages, temperature: Number.NaN }, '"temperature" must be a finite number'],
    ['Infinity', { messages, topP: Number.POSITIVE_INFINITY }, '"topP" must be a finite number'],
    ['a stream that is neither', { messages, stream: 'yes' }, '"stream" must be true or false'],
  ])('of chat that cannot be meant are refused: %s', (_, params, says) => {
    expect(messageOf(() => writeChatRequest(params as never))).toContain(says);
  });

  test('of a message need a limit', () => {
    expect(messageOf(() => writeMessageRequest({ messages } as never))).toBe(
      '"maxTokens" is missing: it must be a whole number of 1 or more.',
    );
  });

  test.each([undefined, '', [], [''], ['Hi', 7], 7].map((input) => ({ input })))(
    'of an embedding need texts: %j',
    ({ input }) => {
      expect(messageOf(() => writeEmbeddingRequest({ input } as never))).toContain('"input" must be a text');
    },
  );

  test('never show what was said in the message that refuses them', () => {
    const secret = [{ content: 'my diary' }];
    expect(messageOf(() => writeChatRequest({ messages: secret } as never))).not.toContain('diary');
  });
});
