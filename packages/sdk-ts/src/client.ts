import type { Endpoint } from '@clawwits/contract';
import { type ClientOptions, configure } from './configuration.ts';
import type { ClientCore } from './core/call.ts';
import type { ClawwitsPromise } from './core/clawwits-promise.ts';
import { anyJsonDecoding } from './core/decode-json.ts';
import { defineRawCall, type RawRequestOptions } from './core/raw-call.ts';
import { startCall } from './core/start-call.ts';
import { type ClawwitsGateway, clawwits } from './gateways/clawwits.ts';
import type { Gateway, ResourcesOf } from './gateways/gateway.ts';
import { offeredNames, refuseAbsentMethods, unsupportedEndpoint } from './gateways/offers.ts';

/** What every client has, whatever its gateway offers. */
export interface ClientBase<G extends Gateway> {
  /** The name of the gateway that is spoken to. */
  readonly gateway: G['name'];
  /** The gateway's root. */
  readonly baseURL: string;
  /**
   * Another client with some options changed; this one stays as it is. Where the gateway changes, the key, the address,
   * the headers and the model of this one stay behind.
   *
   * @throws {ConfigurationError} naming what is wrong
   */
  withOptions<Other extends Gateway = G>(options: ClientOptions<Other>): Clawwits<Other>;
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
   * Reads `CLAWWITS_API_KEY` and `CLAWWITS_BASE_URL`, or the variables of the gateway that is given, where the options
   * don't say.
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
    this.#addResources(gateway.createResources(core));
  }

  #addResources(resources: object): void {
    refuseAbsentMethods(resources as Readonly<Record<string, unknown>>, this.gateway);
    // Assigning would stop at the prototype, which refuses what a gateway does not offer.
    for (const [name, value] of Object.entries(resources)) {
      Object.defineProperty(this, name, { value, enumerable: true, configurable: true, writable: true });
    }
  }

  withOptions<Other extends Gateway = G>(options: ClientOptions<Other>): Clawwits<Other> {
    const { gateway } = options ?? {};
    const isOther = gateway !== undefined && gateway !== (this.#options.gateway ?? clawwits);
    const kept = isOther ? withoutOwn(this.#options) : this.#options;
    return new Clawwits({ ...kept, ...options } as ClientOptions<Other>);
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

for (const name of offeredNames.filter((name) => !name.includes('.'))) {
  Object.defineProperty(Client.prototype, name, {
    get(this: Client<Gateway>) {
      throw unsupportedEndpoint(name, this.gateway);
    },
    configurable: true,
  });
}

/** What may go along to another gateway: nothing that one gateway was told in confidence, or that only it understands. */
function withoutOwn<G extends Gateway>(options: ClientOptions<G>): object {
  const { apiKey, baseURL, headers, autoModel, honoursIdempotencyKey, ...kept } = options;
  return kept;
}

/**
 * The client of a gateway: one key, one wallet, every model.
 *
 * @throws {ConfigurationError} naming what is missing or wrong
 */
// The resources come from the gateway, which a class cannot say of itself.
export const Clawwits = Client as unknown as ClawwitsConstructor;
