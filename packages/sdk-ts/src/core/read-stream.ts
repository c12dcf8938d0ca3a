import { clawwitsProfile } from '@clawwits/contract';
import type { StreamReader } from '@clawwits/dialects';
import { invalidParams } from '../errors/invalid.ts';
import { Stream } from '../stream/stream.ts';
import type { TransportAnswer } from '../transport/transport.ts';
import { readWebStream } from '../transport/web-body.ts';
import type { ResponseStream } from './call.ts';
import { createCallControl } from './call-control.ts';
import { OpenStream } from './open-stream.ts';
import { systemRuntime } from './runtime.ts';
import { type CallSettings, checkNames, defaultSettings, mergeSettings } from './settings.ts';

/** Options of reading a stream that came from elsewhere. */
export interface ReadStreamOptions extends Pick<CallSettings, 'firstEventTimeout' | 'idleTimeout' | 'maxEventSize'> {
  /** Ends the reading: it fails with an `AbortError` whose `cause` is the signal's reason. */
  signal?: AbortSignal | null | undefined;
}

const optionNames = new Set(['signal'] satisfies (keyof ReadStreamOptions)[]);

/**
 * Reads the bytes of a `text/event-stream` with the same promises as the stream of a call.
 *
 * @throws {ConfigurationError} `invalid_params` if there are no bytes to read; `invalid_option`
 */
export function readStream<Event, Result>(
  bytes: ReadableStream<Uint8Array>,
  reader: StreamReader<Event, Result>,
  options: ReadStreamOptions | undefined,
): ResponseStream<Event, Result> {
  if (options !== undefined) checkNames(options, optionNames);
  if (typeof bytes?.getReader !== 'function' || bytes.locked) {
    const problem = bytes?.locked
      ? 'is being read already'
      : 'must be a ReadableStream, the body of a Response for one';
    throw invalidParams(`The stream ${problem}.`);
  }
  const control = createCallControl(systemRuntime, options?.signal);
  const answer: TransportAnswer = { status: 200, header: () => null, headers: () => [], body: readWebStream(bytes) };
  control.whenStopped(answer.body);
  const source = new OpenStream(
    {
      gateway: clawwitsProfile,
      runtime: systemRuntime,
      // Only a call has a total.
      settings: { ...mergeSettings(defaultSettings, options), totalTimeout: Number.POSITIVE_INFINITY },
      control,
      startedAt: 0,
      answer,
      response: {
        status: answer.status,
        gateway: '',
        requestId: undefined,
        attempts: [],
        idempotencyKey: undefined,
        replayed: false,
        limits: {},
        durationMs: 0,
        header: answer.header,
      },
      repeatable: false,
      keys: [],
      describe: () => ({ title: 'The source', billable: false, attempts: [] }),
      settle: null,
    },
    reader,
  );
  return new Stream(source);
}
