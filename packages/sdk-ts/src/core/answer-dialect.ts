import type { Part, StreamReader } from '@clawwits/dialects';
import type { ReadSentBody } from './call-context.ts';

/** Reads the answers of a model at one endpoint. */
export interface AnswerDialect<Event, Result> {
  /** Makes a reader of one streamed answer. */
  createReader(readSent: ReadSentBody): StreamReader<Event, Result>;
  /** Code without which no reader can be made: loaded before a stream is asked for. */
  readonly required?: Part<unknown>;
  /** Code that reads what differs from the documents: loaded when such an answer arrives. */
  readonly tolerant?: Part<unknown>;
}

/** Loads all that reading an answer in any form needs. */
export async function loadDialect({ required, tolerant }: AnswerDialect<unknown, unknown>): Promise<void> {
  await required?.load();
  await tolerant?.load();
}
