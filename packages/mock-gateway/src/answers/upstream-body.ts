import { readErrorBody } from '@clawwits/contract/read-error';

/** Limits of an upstream's answer. */
export interface UpstreamBounds {
  /** Longest wait for the headers and for each piece, in milliseconds. */
  readonly idleTimeout: number;
  /** The most bytes that are read. */
  readonly maxBytes: number;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
}

/** The longest time that a timer can wait, in milliseconds; a longer one fires at once. */
const longestTimer = 2_147_483_647;

/** Adds the cause if the runtime's message only states that a fetch failed. */
function describeFailure(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as { readonly code?: unknown } | undefined) : undefined;
  return typeof cause?.code === 'string' ? ` (${cause.code})` : '';
}

/** The most of an error's body that is read, in characters. */
const maxErrorLength = 64 * 1024;

/** Longest wait for an error's body, in milliseconds: its status is known already. */
const errorTimeout = 5_000;

/** The message in an error body of any form; empty if there is no message, as in an HTML page. */
function readSentence(body: string): string {
  try {
    const { message, code } = readErrorBody(JSON.parse(body));
    const sentence = message ?? code;
    return sentence === undefined ? '' : `: ${sentence}`;
  } catch (error) {
    if (error instanceof SyntaxError) return '';
    throw error;
  }
}

/**
 * Calls an upstream and yields its body piece by piece. The connection is closed when the loop over it ends.
 *
 * @throws if it cannot be reached, answers with a status other than 2xx, is silent, breaks off or sends too much
 */
export async function* openUpstreamBody(
  ask: (signal: AbortSignal) => Promise<Response>,
  { idleTimeout, maxBytes, signal }: UpstreamBounds,
): AsyncGenerator<Uint8Array, void, void> {
  const controller = new AbortController();
  const leave = () => controller.abort(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) leave();
  let isLate = false;

  async function within<Value>(what: string, start: () => Promise<Value>): Promise<Value> {
    const timer = setTimeout(
      () => {
        isLate = true;
        controller.abort();
      },
      Math.min(idleTimeout, longestTimer),
    );
    try {
      return await start();
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (isLate) throw new Error(`it was silent for ${idleTimeout} ms`);
      throw new Error(`${what}${describeFailure(error)}`);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Message of an error body, as far as the body arrives. */
  async function readReason(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<string> {
    const decoder = new TextDecoder();
    const timer = setTimeout(() => controller.abort(), Math.min(idleTimeout, errorTimeout));
    let body = '';
    try {
      while (reader !== undefined && body.length < maxErrorLength) {
        const { done, value } = await reader.read();
        if (done) break;
        body += decoder.decode(value, { stream: true });
      }
    } catch {
      // The status is enough.
    } finally {
      clearTimeout(timer);
    }
    return readSentence(body);
  }

  try {
    const response = await within('it could not be reached', () => ask(controller.signal));
    const reader = response.body?.getReader();
    if (!response.ok) throw new Error(`it answered with status ${response.status}${await readReason(reader)}`);
    let bytes = 0;
    while (reader !== undefined) {
      const { done, value } = await within('its answer broke off', () => reader.read());
      if (done) return;
      bytes += value.byteLength;
      if (bytes > maxBytes) throw new Error(`its answer is larger than ${maxBytes} bytes`);
      yield value;
    }
  } finally {
    signal.removeEventListener('abort', leave);
    controller.abort();
  }
}
