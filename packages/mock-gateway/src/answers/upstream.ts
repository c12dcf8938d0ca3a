import type { Answer, AnswerRequest } from './answer.ts';
import { openUpstreamBody } from './upstream-body.ts';
import { toUpstreamRequest } from './upstream-request.ts';
import { readUpstreamSteps, startSteps } from './upstream-steps.ts';

/** A real model server behind the gateway. */
export interface UpstreamOptions {
  /** Its root, with `/v1` where it has one: `http://127.0.0.1:11434/v1`. */
  readonly baseURL: string;
  /** Its key, where it asks for one. */
  readonly apiKey?: string;
  /** The model that it is asked for. Default: the one that the call names. */
  readonly model?: string;
  /** Longest wait for its headers and for each piece of its answer, in milliseconds. Default 300,000. */
  readonly idleTimeout?: number;
  /** Default: the global `fetch`, looked up at each call. */
  readonly fetch?: typeof fetch;
}

/** The largest answer that is read, in bytes. */
const maxAnswerBytes = 32 * 1024 * 1024;

/** The longest reason that is shown, in characters. */
const longestReason = 300;

/**
 * Makes an `answer` option that asks a real OpenAI-compatible server, so that wallet, scopes and limits stand before
 * real inference. A chat goes on chunk by chunk as it came. What the server reports as usage is billed; where it
 * reports none, the gateway estimates. A server that fails, answers with nothing or
 * breaks off is a `router_error`: before the first piece with status 502, after it inside the stream.
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
  idleTimeout = 300_000,
  fetch: given,
}: UpstreamOptions): (request: AnswerRequest) => Promise<Answer> {
  const url = `${baseURL.replace(/\/+$/, '')}/chat/completions`;
  /** Some servers quote the key that they refuse. */
  const hideKey = (text: string) => (apiKey ? text.replaceAll(apiKey, '***') : text).slice(0, longestReason);
  return async (request) => {
    const init = {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify(toUpstreamRequest(request, model)),
      // The key is meant for this server alone.
      redirect: 'manual',
    } as const;
    const ask = (signal: AbortSignal) => (given ?? fetch)(url, { ...init, signal });
    const pieces = openUpstreamBody(ask, { idleTimeout, maxBytes: maxAnswerBytes, signal: request.signal });
    const isRelayed = request.call.endpoint === 'chatCompletions';
    return { steps: await startSteps(readUpstreamSteps(pieces, isRelayed), hideKey), isRelayed };
  };
}
