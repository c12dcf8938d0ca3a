import type { Endpoint } from '@clawwits/contract';
import type { ClientOptions } from './client-options.ts';
import { configure } from './configuration.ts';
import type { ClientCore } from './core/call.ts';
import type { ClawwitsPromise } from './core/clawwits-promise.ts';
import { anyJsonDecoding } from './core/decode-json.ts';
import { defineRawCall, type RawRequestOptions } from './core/raw-call.ts';
import { startCall } from './core/start-call.ts';
import { clawwits } from './gateways/clawwits.ts';
import type { Gateway } from './gateways/gateway.ts';
import { offeredNames, refuseAbsentMethods, unsupportedEndpoint } from './gateways/offers.ts';

/** Client behind {@link Clawwits}: its resources come from the gateway, which a class cannot say of itself. */
export class Client<G extends Gateway> {
  readonly gateway: string;
  readonly baseURL: string;
  readonly honoursIdempotencyKey: boolean;
  readonly #options: ClientOptions<G>;
  readonly #core: ClientCore;

  constructor(options: ClientOptions<G> = {}) {
    const gateway: Gateway = options?.gateway ?? clawwits;
    const core = configure(options, gateway);
    this.#options = options;
    this.#core = core;
    this.gateway = gateway.name;
    this.baseURL = core.baseURL;
    this.honoursIdempotencyKey = core.honoursIdempotencyKey;
    this.#addResources(gateway.createResources(core));
  }

  #addResources(resources: object): void {
    refuseAbsentMethods(resources as Readonly<Record<string, unknown>>, this.gateway);
    // Assigning would stop at the prototype, which refuses what a gateway does not offer.
    for (const [name, value] of Object.entries(resources)) {
      Object.defineProperty(this, name, { value, enumerable: true, configurable: true, writable: true });
    }
  }

  withOptions<Other extends Gateway = G>(options: ClientOptions<Other>): Client<Other> {
    const { gateway } = options ?? {};
    const isOther = gateway !== undefined && gateway !== (this.#options.gateway ?? clawwits);
    const kept = isOther ? withoutOwn(this.#options) : this.#options;
    const changed = Object.entries(options ?? {}).filter(([, value]) => value !== undefined);
    return new Client({ ...kept, ...Object.fromEntries(changed) } as ClientOptions<Other>);
  }

  request<Answer>(method: Endpoint['method'], path: string, options: RawRequestOptions = {}): ClawwitsPromise<Answer> {
    return startCall(this.#core, defineRawCall(this.#core, method, path, options), anyJsonDecoding<Answer>());
  }

  toJSON(): { gateway: string; baseURL: string } {
    return { gateway: this.gateway, baseURL: this.baseURL };
  }

  /** Text that Node prints for a client. */
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

/** Options that may be kept for another gateway: no secrets of the first one, and nothing that only it understands. */
function withoutOwn<G extends Gateway>(options: ClientOptions<G>): object {
  const { apiKey, baseURL, headers, autoModel, honoursIdempotencyKey, ...kept } = options;
  return kept;
}
