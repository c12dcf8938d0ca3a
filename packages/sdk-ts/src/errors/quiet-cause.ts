import { isError } from './is-error.ts';

/**
 * A cause that repeats nothing of what an answer held: what `JSON.parse` says of a text quotes it, and undici's parser
 * carries the bytes that it could not read.
 */
export function quietCause(cause: unknown): unknown {
  if (cause instanceof SyntaxError) return new SyntaxError(`The text is not JSON${readPosition(cause.message)}.`);
  for (let error = cause; isError(error); error = error.cause) {
    if ('data' in error) Reflect.deleteProperty(error, 'data');
  }
  return cause;
}

function readPosition(message: string): string {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  return position === undefined ? '' : ` from position ${position} on`;
}
