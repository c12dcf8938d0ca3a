import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { upstream } from '@clawwits/mock-gateway';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Clawwits, techopenclaw } from '../../src/index.ts';
import { corpus } from '../corpus/corpus.ts';
import type { StreamCase } from '../corpus/stream-case.ts';
import { hello, helloStream } from '../support/client.ts';

/** A server that answers every call with the stream of a case. */
async function serve({ stream }: StreamCase): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(stream.join(''));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

/** The dialects that an upstream is said to speak itself; only the paths of the cases need them. */
const dialects = { chat: [], message: ['messages'], response: ['responses'] } as const;

const upstreamOf = async (one: StreamCase) => upstream({ baseURL: await serve(one), dialects: dialects[one.dialect] });

async function openClawwits(one: StreamCase) {
  const server = await startServer({ answer: await upstreamOf(one) });
  onTestFinished(() => server.close());
  const cw = new Clawwits({ apiKey: server.apiKey, baseURL: server.url, maxRetries: 0 });
  /** The last call was billed as the server counted, or else by an estimate, and the wallet agrees. */
  const expectBilled = () => {
    const { calls } = server.gateway;
    for (const call of calls) {
      expect(call).toMatchObject({ outcome: 'complete', code: null, wits: call.promptTokens + call.outputTokens });
      if (one.usage) expect([call.promptTokens, call.outputTokens]).toEqual(one.usage);
      else expect(call.promptTokens).toBeGreaterThan(0);
    }
    const spent = calls.reduce((sum, { wits }) => sum + wits, 0);
    expect(server.gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: spent });
  };
  return { cw, expectBilled };
}

async function openTechopenclaw(one: StreamCase) {
  const server = await startServer({ gateway: 'techopenclaw', answer: await upstreamOf(one) });
  onTestFinished(() => server.close());
  const client = new Clawwits({ gateway: techopenclaw, apiKey: server.apiKey, baseURL: server.url, maxRetries: 0 });
  return { client, calls: server.gateway.calls };
}

interface Called {
  readonly name: string;
  readonly arguments: string;
}

interface LooseMessage {
  readonly reasoning?: string;
  readonly reasoning_content?: string;
  readonly refusal?: string;
  readonly function_call?: Called;
  readonly tool_calls?: readonly {
    readonly id: string;
    readonly function?: Called;
    readonly custom?: { readonly name: string; readonly input: string };
  }[];
}

/** What every dialect can say of a chat's answer. */
function partsOf({ answer, text }: StreamCase) {
  const { choices } = answer as { readonly choices?: readonly { readonly message?: LooseMessage }[] };
  const { reasoning, reasoning_content, refusal = '', tool_calls = [], function_call } = choices?.[0]?.message ?? {};
  const calls = tool_calls.map(({ id, function: called, custom }) => ({
    id,
    name: called?.name ?? custom?.name,
    arguments: called?.arguments ?? JSON.stringify({ input: custom?.input }),
  }));
  if (function_call !== undefined) calls.push({ id: '', ...function_call });
  return { text, refusal: refusal ?? '', thinking: reasoning ?? reasoning_content ?? '', calls };
}

const chats = corpus.filter(({ dialect }) => dialect === 'chat').map((one) => [one.server, one] as const);

describe.each(chats)('a gateway before %s', (_, one) => {
  test('passes all of a chat on, streamed and whole, and bills it', async () => {
    const { cw, expectBilled } = await openClawwits(one);
    // Where the server counts half, the gateway estimates the other half by itself.
    const { usage, ...members } = one.answer as { usage?: object };
    const expected = one.usage === undefined ? members : { ...members, ...(usage && { usage }) };
    const stream = await cw.chat.completions.create(helloStream);
    expect(await stream.result()).toMatchObject(expected);
    expect(stream.text).toBe(one.text);
    expect(await cw.chat.completions.create(hello)).toMatchObject(expected);
    expectBilled();
  });

  test('translates it for messages, streamed and whole, and bills it', async () => {
    const { text, refusal, thinking, calls } = partsOf(one);
    const { cw, expectBilled } = await openClawwits(one);
    const stream = await cw.messages.create(helloStream);
    for (const { content } of [await stream.result(), await cw.messages.create(hello)]) {
      const textOf = (type: string, member: string) =>
        content
          .map((block) => (block.type === type ? (block as unknown as Record<string, string>)[member] : ''))
          .join('');
      expect(textOf('text', 'text')).toBe(`${text}${refusal}`);
      expect(textOf('thinking', 'thinking')).toBe(thinking);
      const used = content.flatMap((block) => (block.type === 'tool_use' ? [block] : []));
      // They come in the order in which they began, which one server's numbers do not follow.
      expect(used).toHaveLength(calls.length);
      for (const { id, name, arguments: input } of calls) {
        const expected = { name, input: JSON.parse(input || '{}'), ...(id !== '' && { id }) };
        expect(used).toContainEqual(expect.objectContaining(expected));
      }
    }
    expectBilled();
  });

  test('translates it for responses, streamed and whole, and bills it', async () => {
    const { text, refusal, thinking, calls } = partsOf(one);
    const { client, calls: made } = await openTechopenclaw(one);
    const params = { model: 'gpt-5.4-codex', input: 'Xin chào' };
    const stream = await client.responses.create({ ...params, stream: true });
    for (const { output } of [await stream.result(), await client.responses.create(params)]) {
      const parts = output.flatMap((item) => (item.type === 'message' ? item.content : []));
      expect(parts.map((part) => (part.type === 'output_text' ? part.text : '')).join('')).toBe(text);
      expect(parts.map((part) => (part.type === 'refusal' ? part.refusal : '')).join('')).toBe(refusal);
      const summaries = output.flatMap((item) => (item.type === 'reasoning' ? item.summary : []));
      expect(summaries.map((summary) => summary.text).join('')).toBe(thinking);
      const called = output.flatMap((item) => (item.type === 'function_call' ? [item] : []));
      expect(called).toHaveLength(calls.length);
      for (const { id, name, arguments: input } of calls) {
        const expected = { name, arguments: input, ...(id !== '' && { call_id: id }) };
        expect(called).toContainEqual(expect.objectContaining(expected));
      }
    }
    for (const { outcome, promptTokens, outputTokens } of made) {
      expect(outcome).toBe('complete');
      if (one.usage) expect([promptTokens, outputTokens]).toEqual(one.usage);
    }
  });
});

const casesOf = (dialect: StreamCase['dialect']) =>
  corpus.filter((one) => one.dialect === dialect).map((one) => [one.server, one] as const);

describe.each(casesOf('message'))('a gateway before %s, which speaks messages itself', (_, one) => {
  test('passes all of it on, streamed and whole, and bills it', async () => {
    const { cw, expectBilled } = await openClawwits(one);
    const stream = await cw.messages.create(helloStream);
    expect(await stream.result()).toMatchObject(one.answer);
    expect(stream.text).toBe(one.text);
    expect(await cw.messages.create(hello)).toMatchObject(one.answer);
    expectBilled();
  });
});

describe.each(casesOf('response'))('a gateway before %s, which speaks responses itself', (_, one) => {
  test('passes all of it on, streamed and whole, and bills it', async () => {
    const { client, calls } = await openTechopenclaw(one);
    const params = { model: 'gpt-5.4-codex', input: 'Xin chào' };
    const stream = await client.responses.create({ ...params, stream: true });
    expect(await stream.result()).toMatchObject(one.answer);
    expect(stream.text).toBe(one.text);
    expect(await client.responses.create(params)).toMatchObject(one.answer);
    for (const { outcome, promptTokens, outputTokens } of calls) {
      expect(outcome).toBe('complete');
      if (one.usage) expect([promptTokens, outputTokens]).toEqual(one.usage);
    }
  });
});
