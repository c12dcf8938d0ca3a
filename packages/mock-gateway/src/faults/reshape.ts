import { ChatReader, createEventParser, type StreamReader } from '@clawwits/dialects';
import { MessageReader, ResponseReader } from '@clawwits/dialects/readers';
import type { Frame, GatewayReply, ReplyStream } from '../core/exchange.ts';
import type { Route } from '../core/routes.ts';
import { doneFrame } from '../streams/frames.ts';
import type { DialectFaultName } from './dialect-faults.ts';
import { errorForms, isErrorForm } from './error-forms.ts';
import { createChatReshaper } from './reshape-chat.ts';
import { findMessageReshaper } from './reshape-message.ts';

/** A fault of the form of an answer. */
export interface Deviation {
  readonly name: DialectFaultName;
  /** Events before an error. */
  readonly amount: number;
}

const encodings: Partial<Record<DialectFaultName, GatewayReply['encoding']>> = {
  'unasked-gzip': 'gzip',
  'unasked-brotli': 'br',
};

type Frames = AsyncGenerator<Frame, void, void>;

/** Gives an answer the form of a server that deviates. Tokens, bill and journal are unaffected. */
export async function reshape(reply: GatewayReply, deviation: Deviation, route: Route): Promise<GatewayReply> {
  const { name } = deviation;
  const { headers, body } = reply;
  if (name === 'no-content-type') return { ...reply, headers: withType(headers, null) };
  const encoding = encodings[name];
  if (encoding !== undefined) return { ...reply, headers: { ...headers, 'content-encoding': encoding }, encoding };
  const change = findChange(name, route, typeof body !== 'string');
  if (typeof body !== 'string') return reshapeStream({ ...reply, body }, deviation, route, change);
  if (change !== null) return { ...reply, body: changeJson(body, change)[0] ?? body };
  if (name === 'stream-instead-of-json') return toStream({ ...reply, body }, route);
  if (isErrorForm(name)) return { ...reply, body: JSON.stringify(errorForms[name].body) };
  return reply;
}

async function reshapeStream(
  reply: GatewayReply & { readonly body: ReplyStream },
  { name, amount }: Deviation,
  route: Route,
  change: Change | null,
): Promise<GatewayReply> {
  const { headers, body } = reply;
  if (isErrorForm(name)) return { ...reply, body: breakOff(body, amount, errorForms[name].body) };
  switch (name) {
    case 'json-instead-of-stream':
      return { ...reply, headers: withType(headers, 'application/json'), body: await fold(body, readerOf(route)) };
    case 'text-plain-stream':
      return { ...reply, headers: withType(headers, 'text/plain') };
    case 'ndjson-stream':
      return { ...reply, headers: withType(headers, 'application/x-ndjson'), body: mapFrames(body, toJsonLine) };
    case 'keep-alive-comments':
      return { ...reply, body: mapFrames(body, (frame) => `: processing\n\n${frame}`) };
    case 'no-done':
      return { ...reply, body: mapFrames(body, (frame) => (frame === doneFrame ? '' : frame)) };
    case 'error-object':
      return { ...reply, body: breakOff(body, 1, errorObject) };
    case 'done-only':
      if (route.name !== 'chatCompletions') return reply;
      return { ...reply, body: mapFrames(body, (frame) => (dataOf(frame) === null ? frame : '')) };
    default:
      return change === null ? reply : { ...reply, body: mapFrames(body, (frame) => changeFrame(frame, change)) };
  }
}

function withType(headers: GatewayReply['headers'], type: string | null): GatewayReply['headers'] {
  const { 'content-type': _type, ...others } = headers;
  return type === null ? others : { ...others, 'content-type': type };
}

/** Changes the data of an event, or a whole answer, and returns what is sent in its place. */
type Change = (value: object) => readonly object[];

function findChange(name: DialectFaultName, route: Route, isStream: boolean): Change | null {
  if (route.name === 'chatCompletions') return createChatReshaper(name, isStream);
  return route.endpoint.dialect === 'anthropic' && isStream ? findMessageReshaper(name) : null;
}

const changeJson = (text: string, change: Change): string[] =>
  change(JSON.parse(text)).map((body) => JSON.stringify(body));

/** Data of an event; `null` if it is an end marker or has none. */
const dataOf = (frame: string): string | null => /^data: (\{.*\})$/m.exec(frame)?.[1] ?? null;

function changeFrame(frame: string, change: Change): string {
  const data = dataOf(frame);
  if (data === null) return frame;
  return changeJson(data, change)
    .map((changed) => frame.replace(data, () => changed))
    .join('');
}

function toJsonLine(frame: string): string {
  const data = dataOf(frame);
  return data === null ? '' : `${data}\n`;
}

async function* read(frames: ReplyStream): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder();
  for (let frame = await frames.next(); !frame.done; frame = await frames.next()) {
    yield typeof frame.value === 'string' ? frame.value : decoder.decode(frame.value, { stream: true });
  }
}

const mapFrames = (frames: ReplyStream, change: (frame: string) => string): ReplyStream =>
  toReplyStream(
    (async function* () {
      for await (const frame of read(frames)) yield change(frame);
    })(),
    frames,
  );

const errorObject = { object: 'error', message: 'The model has crashed.', code: 'internal_error' };

/** Ends a stream with an error after some events. */
const breakOff = (frames: ReplyStream, events: number, error: object): ReplyStream =>
  toReplyStream(
    (async function* () {
      let count = 0;
      for await (const frame of read(frames)) {
        yield frame;
        if (++count >= events) break;
      }
      await frames.return();
      yield `data: ${JSON.stringify(error)}\n\n`;
      yield doneFrame;
    })(),
    frames,
  );

function toReplyStream(generator: Frames, behind: ReplyStream): ReplyStream {
  return {
    next: () => generator.next(),
    async return() {
      await behind.return();
      return { done: true, value: undefined };
    },
  };
}

function readerOf({ name, endpoint }: Route): StreamReader<unknown, unknown> {
  const countPromptCharacters = () => 0;
  if (endpoint.dialect === 'anthropic') return new MessageReader({ countPromptCharacters });
  if (name === 'responses') return new ResponseReader({ countPromptCharacters });
  return new ChatReader({ choices: 1, hideUsageChunk: false, countPromptCharacters });
}

/** Reads a stream to its end, and writes the answer that it adds up to as one JSON object. */
async function fold(frames: ReplyStream, reader: StreamReader<unknown, unknown>): Promise<string> {
  reader.keepAll();
  const parser = createEventParser((event) => void reader.read(event), Number.MAX_SAFE_INTEGER);
  const encoder = new TextEncoder();
  for await (const frame of read(frames)) parser.feed(encoder.encode(frame));
  return JSON.stringify(reader.result());
}

/** Writes a whole answer as the equivalent stream; anything but an answer of a model stays unchanged. */
function toStream(reply: GatewayReply & { readonly body: string }, route: Route): GatewayReply {
  const step = readerOf(route).read({ data: reply.body, isFirstValue: true });
  if (step.type !== 'split') return reply;
  const frames = step.events
    .map(({ event, data }) => `${event === undefined ? '' : `event: ${event}\n`}data: ${data}\n\n`)
    .values();
  return {
    ...reply,
    headers: withType(reply.headers, 'text/event-stream'),
    body: {
      next: async () => frames.next() as IteratorResult<Frame, void>,
      return: async () => ({ done: true, value: undefined }),
    },
  };
}
