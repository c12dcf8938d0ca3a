import type { Answer, AnswerRequest, Embedder } from './answer.ts';
import { openUpstreamBody } from './upstream-body.ts';
import { type EmbeddedTexts, type EmbeddingCall, readEmbeddings } from './upstream-embeddings.ts';
import { type EventDialect, readUpstreamEvents } from './upstream-events.ts';
import { toUpstreamRequest } from './upstream-request.ts';
import { readUpstreamSteps, startSteps } from './upstream-steps.ts';

/** A real model server behind the gateway. */
export interface UpstreamOptions {
  /** Its root, including `/v1` if it has one: `http://127.0.0.1:11434/v1`. */
  readonly baseURL: string;
  /** Its API key, if it requires one. */
  readonly apiKey?: string;
  /** Model to request. Default: the model of the call. */
  readonly model?: string;
  /** Model to request for embeddings. Default: `model`. */
  readonly embeddingModel?: string;
  /**
   * Dialects that it supports in addition to chat completions: their calls go to its `/messages` and `/responses`, and answers
   * are passed on event by event. Default: none; calls are translated to chat completions and back.
   */
  readonly dialects?: readonly EventDialect[];
  /** Longest wait for its headers and for each piece of its answer, in milliseconds; `Infinity`: no limit. Default 300,000. */
  readonly idleTimeout?: number;
  /** Default: the global `fetch`, looked up at each call. */
  readonly fetch?: typeof fetch;
}

/** The largest answer that is read, in bytes. */
const maxAnswerBytes = 32 * 1024 * 1024;

/** The longest reason that is shown, in characters. */
const longestReason = 300;

/** An `answer` option that calls a real server, for embeddings too. */
export type Upstream = ((request: AnswerRequest) => Promise<Answer>) & Embedder;

/**
 * Creates an `answer` option that calls a real OpenAI-compatible server, so that wallet, scopes and limits apply in front of
 * real inference. A chat is passed on chunk by chunk, and embeddings with their vectors unchanged. What the server
 * reports as usage is billed; if it reports none, the gateway estimates. A server that fails, answers with nothing or
 * breaks off is a `router_error`: before the first piece with status 502, after it inside the stream.
 *
 * @example
 * ```ts
 * createGateway({ answer: upstream({ baseURL: 'http://127.0.0.1:11434/v1', model: 'small-model' }) });
 * ```
 */
export function upstream(options: UpstreamOptions): Upstream {
  const { baseURL, apiKey, model, embeddingModel = model, dialects = [], idleTimeout = 300_000 } = options;
  const root = baseURL.replace(/\/+$/, '');
  /** Some servers quote the key that they refuse. */
  const hideKey = (text: string) => (apiKey ? text.replaceAll(apiKey, '***') : text).slice(0, longestReason);

  function open(path: string, body: object, signal: AbortSignal): AsyncGenerator<Uint8Array, void, void> {
    const init = {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
        ...(path === '/messages' && {
          'anthropic-version': '2023-06-01',
          ...(apiKey !== undefined && { 'x-api-key': apiKey }),
        }),
      },
      body: JSON.stringify(body),
      // The key is meant for this server alone.
      redirect: 'manual',
    } as const;
    const ask = (signal: AbortSignal) => (options.fetch ?? fetch)(`${root}${path}`, { ...init, signal });
    return openUpstreamBody(ask, { idleTimeout, maxBytes: maxAnswerBytes, signal });
  }

  /** Asks in the dialect of the call. */
  async function answerNatively({ call, signal }: AnswerRequest, dialect: EventDialect): Promise<Answer> {
    const body = { ...call.body, model: model ?? call.body.model, stream: true };
    const steps = readUpstreamEvents(open(`/${dialect}`, body, signal), dialect);
    return { steps: await startSteps(steps, hideKey), isRelayed: true };
  }

  async function answer(request: AnswerRequest): Promise<Answer> {
    const native = dialects.find((dialect) => dialect === request.call.endpoint);
    if (native !== undefined) return answerNatively(request, native);
    const pieces = open('/chat/completions', toUpstreamRequest(request, model), request.signal);
    const isRelayed = request.call.endpoint === 'chatCompletions';
    return { steps: await startSteps(readUpstreamSteps(pieces, isRelayed), hideKey), isRelayed };
  }

  async function embed({ body, signal }: EmbeddingCall): Promise<EmbeddedTexts> {
    const pieces = open('/embeddings', { ...body, model: embeddingModel ?? body.model }, signal);
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const piece of pieces) text += decoder.decode(piece, { stream: true });
      return readEmbeddings(text, body);
    } catch (error) {
      throw error instanceof Error && !signal.aborted ? new Error(hideKey(error.message)) : error;
    }
  }

  return Object.assign(answer, { embed });
}
