import { expect } from 'vitest';
import { Clawwits, type ClawwitsError, type ClientOptions, type Dispatcher, isClawwitsError } from '../../src/index.ts';
import { createHttpDispatcher } from '../../src/node-http.ts';

/** A key as the documents write them; no gateway has it. */
export const testKey = 'cw_sk_test0123456789abcdef';

/** A way for requests to travel. */
export interface TransportCase {
  readonly name: string;
  /** The options that choose it. */
  readonly options: () => Promise<ClientOptions>;
}

/** Undici, when first imported, takes the place of Node's dispatcher unless that one has been made already. */
async function createAgent(): Promise<Dispatcher> {
  void globalThis.Headers;
  const { Agent } = await import('undici');
  return new Agent() as unknown as Dispatcher;
}

let agent: Promise<Dispatcher> | null = null;

const httpDispatcher = createHttpDispatcher();

/** The four ways: Node's own dispatcher, one of the undici package, `fetch`, and the dispatcher over `node:http`. */
export const transports: readonly TransportCase[] = [
  { name: "Node's dispatcher", options: async () => ({}) },
  {
    name: 'an undici agent',
    options: async () => {
      agent ??= createAgent();
      return { dispatcher: await agent };
    },
  },
  { name: 'fetch', options: async () => ({ fetch: globalThis.fetch }) },
  { name: 'node:http', options: async () => ({ dispatcher: httpDispatcher }) },
];

/** A client of a server, with small waits. */
export async function openClient(
  baseURL: string,
  transport: TransportCase = transports[0] as TransportCase,
  options: ClientOptions = {},
): Promise<Clawwits> {
  return new Clawwits({
    apiKey: testKey,
    baseURL,
    initialRetryDelay: 2,
    ...(await transport.options()),
    ...options,
  });
}

export const hello = { messages: [{ role: 'user' as const, content: 'Xin chào' }], maxTokens: 200 };
export const helloStream = { ...hello, stream: true as const };

/** The error that a call fails with; fails the test where it succeeds, or with an error that is not the SDK's. */
export async function failureOf(call: PromiseLike<unknown>): Promise<ClawwitsError> {
  let value: unknown;
  try {
    value = await call;
  } catch (error) {
    if (isClawwitsError(error)) return error;
    throw error;
  }
  expect.fail(`The call succeeded with ${JSON.stringify(value)}.`);
}

/** What an iteration handed out, and what ended it. */
export interface ReadToEnd<Event> {
  readonly events: Event[];
  readonly error: ClawwitsError | null;
}

/** Reads a stream until it ends or fails. */
export async function readToEnd<Event>(stream: AsyncIterable<Event>): Promise<ReadToEnd<Event>> {
  const events: Event[] = [];
  try {
    for await (const event of stream) events.push(event);
    return { events, error: null };
  } catch (error) {
    if (!isClawwitsError(error)) throw error;
    return { events, error };
  }
}
