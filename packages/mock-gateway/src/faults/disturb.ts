import { ConnectionCut, type Frame, type GatewayReply, type ReplyStream } from '../core/exchange.ts';
import type { Fault } from './fault-table.ts';

/** What a disturbance needs to know of the call. */
export interface Disturbance {
  readonly fault: Fault;
  /** The body of an error that happens in mid-answer, and the frame that tells it in a stream. */
  readonly errorBody: object;
  readonly errorFrame: string;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
  /** Is told, once, that the fault has struck. */
  onStruck(): void;
}

type Frames = AsyncGenerator<Frame, void, void>;

/** The frames of a body; a JSON body is two halves. */
function framesOf({ body }: GatewayReply): ReplyStream {
  if (typeof body !== 'string') return body;
  const middle = Math.ceil(body.length / 2);
  const halves = [body.slice(0, middle), body.slice(middle)].values();
  return {
    next: async () => halves.next() as IteratorResult<Frame, void>,
    return: async () => ({ done: true, value: undefined }),
  };
}

async function* readFrames(frames: ReplyStream): Frames {
  try {
    for (let frame = await frames.next(); !frame.done; frame = await frames.next()) yield frame.value;
  } finally {
    await frames.return();
  }
}

const never = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

function* splitBytes(frame: Frame, size: number): Generator<Uint8Array> {
  const bytes = typeof frame === 'string' ? new TextEncoder().encode(frame) : frame;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const halfOf = (frame: Frame): Frame =>
  `${String(frame)
    .trimEnd()
    .slice(0, Math.ceil(frame.length / 2))}\n\n`;

/** The frames of a disturbed stream. `count` is how many frames have gone out. */
async function* disturbFrames(frames: ReplyStream, isStream: boolean, disturbance: Disturbance): Frames {
  const { fault, errorFrame, signal, onStruck } = disturbance;
  const { name, amount } = fault;
  // The halves of a JSON body are no events: it breaks between them.
  const limit = isStream ? amount : 1;
  let count = 0;
  for await (const frame of readFrames(frames)) {
    const isDue = count === limit;
    if (isDue && (name === 'cut' || name === 'reset')) {
      onStruck();
      throw new ConnectionCut(name === 'reset');
    }
    if (isDue && name === 'silence') {
      onStruck();
      await never(signal);
    }
    if (isDue && name === 'error-event') {
      onStruck();
      yield errorFrame;
      return;
    }
    count += 1;
    const isMeant = count === limit;
    if (isMeant && name === 'malformed-chunk') {
      onStruck();
      yield halfOf(frame);
    } else if (name === 'split-chunks') {
      onStruck();
      yield* splitBytes(frame, Math.max(1, amount));
    } else {
      yield frame;
    }
    if (isMeant && name === 'duplicated-chunk') {
      onStruck();
      yield frame;
    }
  }
  if (name === 'wrong-content-length') {
    onStruck();
    throw new ConnectionCut(false);
  }
}

/** Stops what lies behind at once, also while a frame of it is being waited for. */
function toReplyStream(generator: Frames, behind: ReplyStream): ReplyStream {
  return {
    next: () => generator.next(),
    async return() {
      await behind.return();
      void generator.return().catch(() => undefined);
      return { done: true, value: undefined };
    },
  };
}

async function drain(frames: ReplyStream): Promise<void> {
  for (let frame = await frames.next(); !frame.done; ) frame = await frames.next();
}

/** A length that no stream reaches. */
const unreachable = 2 ** 40;

/** Lets a fault happen to an answer. */
export async function disturb(reply: GatewayReply, disturbance: Disturbance): Promise<GatewayReply> {
  const { fault, errorBody, onStruck } = disturbance;
  const { body, headers } = reply;
  const isStream = typeof body !== 'string';
  const size = isStream ? 0 : new TextEncoder().encode(body).length;
  switch (fault.name) {
    case 'lost-answer':
      onStruck();
      if (isStream) await drain(body);
      return { ...reply, body: '', isLost: true };
    case 'malformed-chunk':
      if (isStream) break;
      onStruck();
      return { ...reply, body: body.slice(0, Math.ceil(body.length / 2)) };
    case 'error-event':
      if (isStream) break;
      onStruck();
      return { ...reply, body: JSON.stringify(errorBody) };
    case 'duplicated-chunk':
      if (isStream) break;
      return reply;
    default:
      break;
  }
  const promised = fault.name === 'wrong-content-length' ? (isStream ? unreachable : size + fault.amount) : size;
  const frames = framesOf(reply);
  const disturbed = toReplyStream(disturbFrames(frames, isStream, disturbance), frames);
  const isMeasured = !isStream || fault.name === 'wrong-content-length';
  return {
    ...reply,
    headers: { ...headers, ...(isMeasured && { 'content-length': String(promised) }) },
    body: disturbed,
  };
}
