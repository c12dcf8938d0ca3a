import { ConnectionCut, type Frame, type GatewayReply, type ReplyStream } from '../core/exchange.ts';
import type { Fault } from './fault-table.ts';

/** A fault, and the parts of the call that it needs. */
export interface FaultContext {
  readonly fault: Fault;
  /** Body of an error during the answer, and the frame that reports it in a stream. */
  readonly errorBody: object;
  readonly errorFrame: string;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
  /** Called when the fault is applied. */
  onApplied(): void;
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
async function* applyToFrames(frames: ReplyStream, isStream: boolean, context: FaultContext): Frames {
  const { fault, errorFrame, signal, onApplied } = context;
  const { name, amount } = fault;
  // The halves of a JSON body are no events: it breaks between them.
  const limit = isStream ? amount : 1;
  let count = 0;
  for await (const frame of readFrames(frames)) {
    const isDue = count === limit;
    if (isDue && (name === 'cut' || name === 'reset')) {
      onApplied();
      throw new ConnectionCut(name === 'reset');
    }
    if (isDue && name === 'silence') {
      onApplied();
      await never(signal);
    }
    if (isDue && name === 'error-event') {
      onApplied();
      yield errorFrame;
      return;
    }
    count += 1;
    const isMeant = count === limit;
    if (isMeant && name === 'malformed-chunk') {
      onApplied();
      yield halfOf(frame);
    } else if (name === 'split-chunks') {
      onApplied();
      yield* splitBytes(frame, Math.max(1, amount));
    } else {
      yield frame;
    }
    if (isMeant && name === 'duplicated-chunk') {
      onApplied();
      yield frame;
    }
  }
  if (name === 'wrong-content-length') {
    onApplied();
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

/** Applies a fault to an answer. */
export async function applyFault(reply: GatewayReply, context: FaultContext): Promise<GatewayReply> {
  const { fault, errorBody, onApplied } = context;
  const { body, headers } = reply;
  const isStream = typeof body !== 'string';
  const size = isStream ? 0 : new TextEncoder().encode(body).length;
  switch (fault.name) {
    case 'lost-answer':
      onApplied();
      if (isStream) await drain(body);
      return { ...reply, body: '', isLost: true };
    case 'malformed-chunk':
      if (isStream) break;
      onApplied();
      return { ...reply, body: body.slice(0, Math.ceil(body.length / 2)) };
    case 'error-event':
      if (isStream) break;
      onApplied();
      return { ...reply, body: JSON.stringify(errorBody) };
    case 'duplicated-chunk':
      if (isStream) break;
      return reply;
    default:
      break;
  }
  const promised = fault.name === 'wrong-content-length' ? (isStream ? unreachable : size + fault.amount) : size;
  const frames = framesOf(reply);
  const disturbed = toReplyStream(applyToFrames(frames, isStream, context), frames);
  const isMeasured = !isStream || fault.name === 'wrong-content-length';
  return {
    ...reply,
    headers: { ...headers, ...(isMeasured && { 'content-length': String(promised) }) },
    body: disturbed,
  };
}
