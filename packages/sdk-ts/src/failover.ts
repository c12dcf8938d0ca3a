import type { ClientBase } from './clawwits.ts';
import type { RequestOptions } from './core/call.ts';
import { ClawwitsPromise } from './core/clawwits-promise.ts';
import type { Reply } from './core/send.ts';
import { type ClawwitsError, type FailoverRecord, isClawwitsError } from './errors/clawwits-error.ts';
import {
  ConnectionError,
  GatewayError,
  IncompleteStreamError,
  InsufficientBalanceError,
  RateLimitError,
  TimeoutError,
} from './errors/error-classes.ts';
import { invalidOption } from './errors/invalid.ts';
import type { Gateway } from './gateways/gateway.ts';
import { unsupportedEndpoint } from './gateways/offers.ts';
import { Stream } from './stream/stream.ts';

/** Any client. */
type AnyClient = Pick<ClientBase<Gateway>, 'gateway' | 'baseURL' | 'toJSON'>;

/** One of several clients, and its gateway's names of the models. */
export interface FailoverMember<Client extends AnyClient = AnyClient> {
  /** Client that takes the call. */
  readonly client: Client;
  /**
   * The model that this gateway is asked for, by the one that the call names; `auto` for a call that names no model. A model that is not
   * in the table is asked for as it is.
   */
  readonly models?: Readonly<Record<string, string>> | undefined;
}

/** Options of a failover. */
export interface FailoverOptions {
  /**
   * `true` repeats a call that may have been billed already (`maybeBilled`) at the next gateway, so that it may be paid for
   * twice. Default `false`: its error is thrown.
   */
  mayBillTwice?: boolean | undefined;
  /**
   * The longest wait that a gateway may ask for before the next one is asked instead, in milliseconds. The last one keeps
   * to its client's `maxRetryDelay`. Default 1,000.
   */
  maxWait?: number | undefined;
  /** Called each time that a call moves on to the next client. */
  onFailover?: ((record: FailoverRecord) => void) | undefined;
}

/** The client of a member, however it is given. */
type ClientOf<Member> = Member extends { readonly client: infer Client extends AnyClient }
  ? Client
  : Extract<Member, AnyClient>;

/** Resources whose calls may go to any gateway: they ask for an answer, and change nothing. */
type SharedName = 'chat' | 'messages' | 'responses' | 'embeddings' | 'images' | 'videos';

/** The calls that all clients of a list share. */
export type Failover<Client extends AnyClient> = Pick<Client, Extract<keyof Client, SharedName>> & {
  /** The names of the gateways, in the order in which they are asked. */
  readonly gateways: readonly Client['gateway'][];
};

/** Path of the one method of each. */
const sharedMethods: Readonly<Record<SharedName, readonly string[]>> = {
  chat: ['completions', 'create'],
  messages: ['create'],
  responses: ['create'],
  embeddings: ['create'],
  images: ['generate'],
  videos: ['generate'],
};

type Parameters = Readonly<Record<string, unknown>> | undefined;
type Method = (params: Parameters, options?: RequestOptions) => ClawwitsPromise<unknown>;

/**
 * Creates a client over several: each call goes to the first, and if that one is down, limited or out of money, to the next.
 * It has the calls that all of them share. Each keeps its own key, address and settings, and makes its own retries before the
 * call moves on.
 *
 * A call moves on as long as nothing of its answer has been returned: a stream is returned with its first event, and
 * stays where it began. It does not move on from what another gateway would refuse as well (your own mistakes, a wrong key,
 * a rejected request), from an abort, nor, unless `mayBillTwice` says so, from what may have been billed already.
 *
 * `response.gateway` names the gateway that served, and `failedOver`, on answers and errors, holds the errors of those before it. The error
 * that is thrown is that of the last one asked.
 *
 * @param members clients, or clients with what their gateways call the models
 * @throws {ConfigurationError} `invalid_option` where there is no client, or an option is wrong
 *
 * @example
 * const client = createFailover([
 *   new Clawwits(),
 *   new Clawwits({ gateway: klawd }),
 *   { client: new Clawwits({ gateway: techopenclaw }), models: { auto: 'gpt-5.4' } },
 * ]);
 * const { data, response } = await client.chat.completions
 *   .create({ messages: [{ role: 'user', content: 'Xin chào' }] })
 *   .withResponse();
 * console.log(response.gateway, data.choices[0].message.content);
 */
export function createFailover<const Member extends AnyClient | FailoverMember>(
  members: readonly Member[],
  options: FailoverOptions = {},
): Failover<ClientOf<Member>> {
  const all = readMembers(members);
  checkOptions(options);
  const failover = { gateways: all.map(({ client }) => client.gateway) };
  for (const [name, path] of Object.entries(sharedMethods)) {
    const lacking = all.find(({ client }) => !Object.hasOwn(client, name));
    Object.defineProperty(failover, name, {
      ...(lacking === undefined
        ? { value: nest(path, createMethod(all, [name, ...path], options)) }
        : {
            get() {
              throw unsupportedEndpoint(name, lacking.client.gateway);
            },
          }),
      enumerable: lacking === undefined,
    });
  }
  return failover as unknown as Failover<ClientOf<Member>>;
}

function readMembers(members: readonly (AnyClient | FailoverMember)[]): readonly FailoverMember[] {
  const all = (Array.isArray(members) ? members : []).map(
    (member): FailoverMember => (Object(member) === member && 'client' in member ? member : { client: member }),
  );
  if (all.length === 0 || all.some(({ client }) => typeof client?.toJSON !== 'function')) {
    throw invalidOption('A failover takes an array of at least one client.');
  }
  if (all.some(({ models }) => models !== undefined && (typeof models !== 'object' || models === null))) {
    throw invalidOption('The "models" of a client must be an object: { auto: "gpt-5.4" } for one.');
  }
  return all;
}

function checkOptions(options: FailoverOptions): void {
  if (typeof options !== 'object' || options === null) throw invalidOption('The options must be an object.');
  const { maxWait, onFailover, mayBillTwice } = options;
  if (maxWait !== undefined && !(Number.isFinite(maxWait) && maxWait > 0)) {
    throw invalidOption('The option "maxWait" takes a finite number of milliseconds above 0.');
  }
  if (onFailover !== undefined && typeof onFailover !== 'function') {
    throw invalidOption('The option "onFailover" takes a function.');
  }
  if (mayBillTwice !== undefined && typeof mayBillTwice !== 'boolean') {
    throw invalidOption('The option "mayBillTwice" is true or false.');
  }
}

/** `{ completions: { create } }` of a method and the path to it. */
const nest = (path: readonly string[], method: Method): unknown =>
  path.reduceRight<unknown>((value, name) => ({ [name]: value }), method);

/** The method at the end of a path on a client, bound to nothing: the SDK's methods need no `this`. */
const methodOf = (client: object, path: readonly string[]): Method =>
  path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], client) as Method;

function createMethod(members: readonly FailoverMember[], path: readonly string[], options: FailoverOptions): Method {
  return (params, callOptions) => {
    const choice = { isRawWanted: false };
    const reply = run();

    async function run(): Promise<Reply<unknown>> {
      // What is wanted of the answer may be said right after the call is made.
      await null;
      const failedOver: FailoverRecord[] = [];
      for (const [index, member] of members.entries()) {
        const isLast = index === members.length - 1;
        const { client } = member;
        try {
          const patience = isLast ? {} : { maxRetryDelay: options.maxWait ?? 1_000 };
          const call = methodOf(client, path)(mapModel(params, member), { ...patience, ...callOptions });
          if (choice.isRawWanted) return { data: await call.asResponse(), response: undefined as never };
          const { data, response } = await call.withResponse();
          // Until then nothing is lost by moving on.
          if (data instanceof Stream) await data.untilFirstEvent();
          return { data, response: Object.assign(response, { failedOver }) };
        } catch (error) {
          if (isLast || !movesOn(error, options.mayBillTwice ?? false)) throw withStory(error, failedOver);
          const record: FailoverRecord = { gateway: client.gateway, baseURL: client.baseURL, error };
          failedOver.push(record);
          options.onFailover?.(record);
        }
      }
      throw new TypeError('There is no client.');
    }

    return new ClawwitsPromise(reply, choice);
  };
}

function mapModel(params: Parameters, { models }: FailoverMember): Parameters {
  const named = params?.['model'] ?? 'auto';
  if (models === undefined || typeof named !== 'string' || !Object.hasOwn(models, named)) return params;
  return { ...params, model: models[named] };
}

/** Decides whether another gateway may do better. Pure. */
export function movesOn(error: unknown, mayBillTwice: boolean): error is ClawwitsError {
  if (!isClawwitsError(error) || (error.maybeBilled && !mayBillTwice)) return false;
  return [
    RateLimitError,
    InsufficientBalanceError,
    GatewayError,
    ConnectionError,
    TimeoutError,
    IncompleteStreamError,
  ].some((errorClass) => error instanceof errorClass);
}

/** The error of the last one asked, and what those before it had said. */
function withStory(error: unknown, failedOver: readonly FailoverRecord[]): unknown {
  if (!isClawwitsError(error) || failedOver.length === 0) return error;
  const story = failedOver.map(({ gateway, error: earlier }) => `${gateway} said ${earlier.code}`).join(', ');
  Object.defineProperties(error, {
    message: { value: `${error.message} Before that, ${story}.`, configurable: true, writable: true },
    failedOver: { value: failedOver, configurable: true },
  });
  return error;
}
