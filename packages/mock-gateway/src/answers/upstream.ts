import type { ChatCompletion, ChatCompletionChunk } from '@clawwits/contract';
import type { Answer, AnswerRequest } from './answer.ts';
import { toUpstreamRequest } from './upstream-request.ts';

/** A real model server behind the gateway. */
export interface UpstreamOptions {
  /** Its root, with `/v1` where it has one: `http://127.0.0.1:11434/v1`. */
  readonly baseURL: string;
  /** Its key, where it asks for one. */
  readonly apiKey?: string;
  /** The model that it is asked for. Default: the one that the call names. */
  readonly model?: string;
  /** Default: the global `fetch`, looked up at each call. */
  readonly fetch?: typeof fetch;
}

async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const part of body) {
    const lines = (rest + decoder.decode(part, { stream: true })).split(/\r\n|[\r\n]/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

async function* readText(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  for await (const line of readLines(body)) {
    const data = line.startsWith('data:') ? line.slice(5).trim() : '';
    if (data === '[DONE]') return;
    if (data === '') continue;
    const chunk = JSON.parse(data) as ChatCompletionChunk & { readonly error?: { readonly message?: string } };
    if (chunk.error !== undefined) throw new Error(chunk.error.message ?? 'the upstream failed in mid-stream');
    const text = chunk.choices[0]?.delta.content;
    if (text) yield text;
  }
}

async function readWhole(response: Response): Promise<Answer> {
  const { choices } = (await response.json()) as ChatCompletion;
  const { content, tool_calls: calls = [] } = choices[0].message;
  return {
    ...(content && { text: content }),
    toolCalls: calls.map(({ id, function: { name, arguments: text } }) => ({ id, name, arguments: text })),
  };
}

/**
 * Makes an `answer` option that asks a real OpenAI-compatible server, so that wallet, scopes and limits stand before
 * real inference. Tokens are counted by the gateway. A server that fails is a `router_error`.
 *
 * @example
 * ```ts
 * createGateway({ answer: upstream({ baseURL: 'http://127.0.0.1:11434/v1', model: 'small-model' }) });
 * ```
 */
export function upstream({
  baseURL,
  apiKey,
  model,
  fetch: given,
}: UpstreamOptions): (request: AnswerRequest) => Promise<Answer> {
  const url = `${baseURL.replace(/\/+$/, '')}/chat/completions`;
  return async (request) => {
    const body = toUpstreamRequest(request, model);
    const response = await (given ?? fetch)(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify(body),
      signal: request.signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`it answered with status ${response.status}`);
    }
    return body.stream && response.body !== null ? readText(response.body) : readWhole(response);
  };
}
