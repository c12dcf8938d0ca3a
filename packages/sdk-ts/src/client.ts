import type { Endpoint } from '@clawwits/contract';
import { type ClientOptions, configure } from './configuration.ts';
import type { ClientCore } from './core/call.ts';
import type { ClawwitsPromise } from './core/clawwits-promise.ts';
import { anyJsonDecoding } from './core/decode-json.ts';
import { defineRawCall, type RawRequestOptions } from './core/raw-call.ts';
import { startCall } from './core/start-call.ts';
import { type ClawwitsGateway, clawwits } from './gateways/clawwits.ts';
import type { Gateway, ResourcesOf } from './gateways/gateway.ts';

/** What every client has, whatever its gateway offers. */
export interface ClientBase<G extends Gateway> {
  /** The name of the gateway that is spoken to. */
  readonly gateway: G['name'];
  /** The gateway's root. */
  readonly baseURL: string;
  /**
   * Another client with some options changed; this one stays as it is.
   *
   * @throws {ConfigurationError} naming what is wrong
   */
  withOptions(options: ClientOptions<G>): Clawwits<G>;
  /**
   * Calls a path of the gateway that no method is made for, with the key, the retries and the errors of every call.
   * Awaited, it gives the answer's JSON, or `null` where the answer is empty; `.asResponse()` gives any other answer,
   * a stream for one, as it came. A `POST` counts as one that may be billed.
   *
   * @param method `GET`, `POST` or `DELETE`
   * @param path from the gateway's root: `/v1/models` for one, with or without a query
   * @throws {ClawwitsError} see the error classes
   *
   * @example
   * const balance = await cw.request<{ available: number }>('GET', '/v1/wits/balance');
   * console.log(balance.available);
   */
  request<Answer = unknown>(
    method: Endpoint['method'],
    path: string,
    options?: RawRequestOptions,
  ): ClawwitsPromise<Answer>;
  /** What may be logged of a client: which gateway it speaks to. Never the key. */
  toJSON(): { gateway: string; baseURL: string };
}

/**
 * The client of a gateway: one key, one wallet, every model. Which resources it has depends on the gateway; without one
 * it is a client of ClawWits.
 */
export type Clawwits<G extends Gateway = ClawwitsGateway> = ClientBase<G> & ResourcesOf<G>;

/** Makes clients. */
export interface ClawwitsConstructor {
  /**
   * Makes a client. It opens no connection; keep it and share it.
   *
   * Reads `CLAWWITS_API_KEY` and `CLAWWITS_BASE_URL` where the options don't say.
   *
   * @throws {ConfigurationError} naming what is missing or wrong
   *
   * @example
   * const cw = new Clawwits({ apiKey: process.env.CLAWWITS_API_KEY });
   * const answer = await cw.chat.completions.create({ messages: [{ role: 'user', content: 'Xin chào' }] });
   * console.log(answer.choices[0].message.content);
   */
  new <G extends Gateway = ClawwitsGateway>(options?: ClientOptions<G>): Clawwits<G>;
}

class Client<G extends Gateway> {
  readonly gateway: string;
  readonly baseURL: string;
  readonly #options: ClientOptions<G>;
  readonly #core: ClientCore;

  constructor(options: ClientOptions<G> = {}) {
    const gateway: Gateway = options?.gateway ?? clawwits;
    const core = configure(options, gateway);
    this.#options = options;
    this.#core = core;
    this.gateway = gateway.name;
    this.baseURL = core.baseURL;
    Object.assign(this, gateway.createResources(core));
  }

  withOptions(options: ClientOptions<G>): Clawwits<G> {
    return new Clawwits<G>({ ...this.#options, ...options });
  }

  request<Answer>(method: Endpoint['method'], path: string, options: RawRequestOptions = {}): ClawwitsPromise<Answer> {
    return startCall(this.#core, defineRawCall(this.#core, method, path, options), anyJsonDecoding<Answer>());
  }

  toJSON(): { gateway: string; baseURL: string } {
    return { gateway: this.gateway, baseURL: this.baseURL };
  }

  /** What Node prints of a client. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Clawwits { gateway: '${this.gateway}', baseURL: '${this.baseURL}' }`;
  }
}

/**
 * The client of a gateway: one key, one wallet, every model.
 *
 * @throws {ConfigurationError} naming what is missing or wrong
 */
// The resources come from the gateway, which a class cannot say of itself.
export const Clawwits = Client as unknown as ClawwitsConstructor;
