import { ConfigurationError } from '../errors/error-classes.ts';
import type { ResponseMetadata } from './response-metadata.ts';
import type { Reply } from './send.ts';

/** An answer together with its metadata. */
export interface WithResponse<Value> {
  /** The answer itself. */
  readonly data: Value;
  /** Its metadata: request id, attempts, limits, costs. */
  readonly response: ResponseMetadata;
}

/** Form in which the caller wants the answer. */
interface Choice {
  isRawWanted: boolean;
}

/**
 * The promise of an answer. Await it for the answer alone; {@link ClawwitsPromise.withResponse} adds request id,
 * attempts, limits and costs; {@link ClawwitsPromise.asResponse} returns the undecoded `Response` instead.
 */
export class ClawwitsPromise<Value> implements Promise<Value> {
  readonly [Symbol.toStringTag] = 'Promise';
  readonly #reply: Promise<Reply<Value>>;
  readonly #choice: Choice;

  /** @internal */
  constructor(reply: Promise<Reply<Value>>, choice: Choice) {
    this.#reply = reply;
    this.#choice = choice;
  }

  /** Returns the answer together with its metadata. */
  async withResponse(): Promise<WithResponse<Value>> {
    const { data, response } = await this.#reply;
    return { data, response };
  }

  /**
   * Returns the undecoded answer of a successful call, its body unread. Call it at once, instead of awaiting the promise.
   *
   * @throws {ConfigurationError} `already_read` if the answer has been decoded already
   */
  async asResponse(): Promise<Response> {
    this.#choice.isRawWanted = true;
    const { data }: Reply<unknown> = await this.#reply;
    if (data instanceof Response) return data;
    throw new ConfigurationError('The answer was decoded already; call asResponse() instead of awaiting the call.', {
      code: 'already_read',
    });
  }

  // biome-ignore lint/suspicious/noThenProperty: it is a promise
  then<Fulfilled = Value, Rejected = never>(
    onFulfilled?: ((value: Value) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    const take = typeof onFulfilled === 'function' ? onFulfilled : (value: Value) => value as unknown as Fulfilled;
    return this.#reply.then(({ data }) => take(data), onRejected);
  }

  catch<Rejected = never>(
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Value | Rejected> {
    return this.then(undefined, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Value> {
    return this.then().finally(onFinally);
  }
}
