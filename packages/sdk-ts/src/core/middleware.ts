import type { TransportAnswer, TransportRequest } from '../transport/transport.ts';

/** The request of one attempt, in its final form. */
export interface AttemptRequest extends TransportRequest {
  /** The attempt, from 1. */
  readonly attempt: number;
}

/** The answer of one attempt: status and headers; the body is still arriving. */
export type AttemptAnswer = TransportAnswer;

/**
 * Wraps each attempt of each call, the first of a list outermost. It may look at the request, change what it passes on, time
 * it, or answer in its place; it must call `next` at most once.
 *
 * `request.headers` hold the key: log with care.
 *
 * @example
 * const timing: Middleware = async (request, next) => {
 *   const start = performance.now();
 *   const answer = await next(request);
 *   console.error(request.method, request.target.path, answer.status, performance.now() - start);
 *   return answer;
 * };
 */
export type Middleware = (
  request: AttemptRequest,
  next: (request: AttemptRequest) => Promise<AttemptAnswer>,
) => Promise<AttemptAnswer>;

/** Puts the middleware around the innermost step. */
export function applyMiddleware(
  middleware: readonly Middleware[],
  innermost: (request: AttemptRequest) => Promise<AttemptAnswer>,
): (request: AttemptRequest) => Promise<AttemptAnswer> {
  return middleware.reduceRight<(request: AttemptRequest) => Promise<AttemptAnswer>>(
    (next, layer) => (request) => layer(request, next),
    innermost,
  );
}
