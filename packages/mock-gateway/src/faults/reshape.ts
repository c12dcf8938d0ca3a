import { ChatReader, createEventParser, MessageReader, type StreamReader } from '@clawwits/dialects';
import type { Frame, GatewayReply, ReplyStream } from '../core/exchange.ts';
import type { Route } from '../core/routes.ts';
import { doneFrame } from '../streams/frames.ts';
import type { DialectFaultName } from './dialect-faults.ts';
import { createChatReshaper, type ReshapeChat } from './reshape-chat.ts';

type Frames = AsyncGenerator<Frame, void, void>;

/** Gives an answer the form of a server that deviates. Tokens, bill and journal stay as they are. */
export async function reshape(
  reply: GatewayReply,
  name: DialectFaultName,
  { endpoint, name: route }: Route,
): Promise<GatewayReply> {
  const { body } = reply;
  const change = route === 'chatCompletions' ? createChatReshaper(name) : null;
  if (typeof body === 'string') {
    const headers = name === 'no-content-type' ? withType(reply.headers, null) : reply.headers;
    return { ...reply, headers, body: change === null ? body : changeJson(body, change) };
  }
  switch (name) {
    case 'json-instead-of-stream':
      return {
        ...reply,
        headers: withType(reply.headers, 'application/json'),
        body: await fold(body, endpoint.dialect),
      };
    case 'text-plain-stream':
      return { ...reply, headers: withType(reply.headers, 'text/plain') };
    case 'no-content-type':
      return { ...reply, headers: withType(reply.headers, null) };
    case 'ndjson-stream':
      return { ...reply, headers: withType(reply.headers, 'application/x-ndjson'), body: mapFrames(body, toJsonLine) };
    case 'keep-alive-comments':
      return { ...reply, body: mapFrames(body, (frame) => `: processing\n\n${frame}`) };
    case 'no-done':
      return { ...reply, body: mapFrames(body, (frame) => (frame === doneFrame ? '' : frame)) };
    case 'error-object':
      return { ...reply, body: toReplyStream(breakOff(body), body) };
    default:
      return change === null ? reply : { ...reply, body: mapFrames(body, (frame) => changeFrame(frame, change)) };
  }
}

function withType(headers: GatewayReply['headers'], type: string | null): GatewayReply['headers'] {
  const { 'content-type': _type, ...others } = headers;
  return type === null ? others : { ...others, 'content-type': type };
}

function changeJson(text: string, change: ReshapeChat): string {
  const value = JSON.parse(text);
  change(value);
  return JSON.stringify(value);
}

/** Data of an event; `null` if it is an end marker or has none. */
const dataOf = (frame: string): string | null => /^data: (\{.*\})$/m.exec(frame)?.[1] ?? null;

function changeFrame(frame: string, change: ReshapeChat): string {
  const data = dataOf(frame);
  return data === null ? frame : frame.replace(data, () => changeJson(data, change));
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

async function* breakOff(frames: ReplyStream): Frames {
  for await (const frame of read(frames)) {
    yield frame;
    break;
  }
  await frames.return();
  yield `data: ${JSON.stringify({ object: 'error', message: 'The model has crashed.', code: 'internal_error' })}\n\n`;
  yield doneFrame;
}

function toReplyStream(generator: Frames, behind: ReplyStream): ReplyStream {
  return {
    next: () => generator.next(),
    async return() {
      await behind.return();
      return { done: true, value: undefined };
    },
  };
}

/** Reads a stream to its end, and writes the answer that it adds up to as one JSON object. */
async function fold(frames: ReplyStream, dialect: Route['endpoint']['dialect']): Promise<string> {
  const reader: StreamReader<unknown, unknown> =
    dialect === 'anthropic'
      ? new MessageReader({ countPromptCharacters: () => 0 })
      : new ChatReader({ choices: 1, hideUsageChunk: false, countPromptCharacters: () => 0 });
  reader.keepAll();
  const parser = createEventParser((event) => void reader.read(event), Number.MAX_SAFE_INTEGER);
  const encoder = new TextEncoder();
  for await (const frame of read(frames)) parser.feed(encoder.encode(frame));
  return JSON.stringify(reader.result());
}
