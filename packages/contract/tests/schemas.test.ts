import { describe, expect, it } from 'vitest';
import {
  chatCompletionRequestSchema,
  describeIssues,
  embeddingRequestSchema,
  messageRequestSchema,
} from '../src/schemas/index.ts';

const user = { role: 'user', content: 'Hi' };

function complaintAbout(
  schema: typeof chatCompletionRequestSchema | typeof messageRequestSchema | typeof embeddingRequestSchema,
  value: unknown,
) {
  const result = schema.safeParse(value);
  return result.success ? null : describeIssues(result.error);
}

describe('a chat request', () => {
  it.each([
    ['messages', {}],
    ['messages', { messages: [] }],
    ['messages', { messages: 'Hi' }],
    ['messages[0].role', { messages: [{ role: 'robot', content: 'Hi' }] }],
    ['messages[0].content', { messages: [{ role: 'user', content: 5 }] }],
    ['messages[0].content', { messages: [{ role: 'user' }] }],
    ['messages[0].content[0].text', { messages: [{ role: 'user', content: [{ type: 'text' }] }] }],
    ['messages[0].content[0].type', { messages: [{ role: 'user', content: [{ type: 'song' }] }] }],
    ['messages[1].tool_call_id', { messages: [user, { role: 'tool', content: 'x' }] }],
    ['model', { messages: [user], model: 7 }],
    ['temperature', { messages: [user], temperature: 2.1 }],
    ['temperature', { messages: [user], temperature: -0.1 }],
    ['temperature', { messages: [user], temperature: 'hot' }],
    ['max_tokens', { messages: [user], max_tokens: 0 }],
    ['max_tokens', { messages: [user], max_tokens: 1.5 }],
    ['max_tokens', { messages: [user], max_tokens: '200' }],
    ['stream', { messages: [user], stream: 'yes' }],
    ['stop', { messages: [user], stop: 3 }],
    ['tools[0].function.name', { messages: [user], tools: [{ type: 'function', function: {} }] }],
    ['tool_choice', { messages: [user], tool_choice: 4 }],
    ['response_format.type', { messages: [user], response_format: { type: 'poem' } }],
  ])('is refused with a message that names %s', (field, value) => {
    const complaint = complaintAbout(chatCompletionRequestSchema, value);
    expect(complaint?.field).toBe(field);
    expect(complaint?.message).toContain(`${field}: `);
  });

  it.each([null, [], 'text', 5])('is refused when the body is %j', (value) => {
    expect(complaintAbout(chatCompletionRequestSchema, value)?.message).toMatch(/^The body: /);
  });

  it('takes the sample of the document, null where OpenAI allows it, and fields that nobody knows', () => {
    const sample = { messages: [user], model: 'auto', max_tokens: 200, temperature: 0.7 };
    expect(complaintAbout(chatCompletionRequestSchema, sample)).toBeNull();
    expect(complaintAbout(chatCompletionRequestSchema, { ...sample, max_tokens: null, stop: null })).toBeNull();
    expect(complaintAbout(chatCompletionRequestSchema, { ...sample, maxTokens: 200 })).toBeNull();
  });

  it('names the unknown field when it is strict', () => {
    const result = chatCompletionRequestSchema.strict().safeParse({ messages: [user], maxTokens: 200 });
    expect(result.error && describeIssues(result.error).field).toBe('maxTokens');
  });
});

describe('a message request', () => {
  it.each([
    ['max_tokens', { messages: [user] }],
    ['messages[0].role', { messages: [{ role: 'system', content: 'Hi' }], max_tokens: 5 }],
    ['system', { messages: [user], max_tokens: 5, system: 5 }],
    ['thinking.budget_tokens', { messages: [user], max_tokens: 5, thinking: { type: 'enabled' } }],
  ])('is refused with a message that names %s', (field, value) => {
    expect(complaintAbout(messageRequestSchema, value)?.field).toBe(field);
  });
});

describe('an embedding request', () => {
  it.each([
    ['input', {}],
    ['input', { input: '' }],
    ['input', { input: [] }],
    ['input[1]', { input: ['a', ''] }],
    ['input[0]', { input: [5] }],
    ['input', { input: 5 }],
    ['encoding_format', { input: 'a', encoding_format: 'hex' }],
  ])('is refused with a message that names %s', (field, value) => {
    expect(complaintAbout(embeddingRequestSchema, value)?.field).toBe(field);
  });
});
