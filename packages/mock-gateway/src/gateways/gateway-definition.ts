import type {
  ChatCompletion,
  Dialect,
  Endpoint,
  EndpointName,
  ErrorCode,
  GatewayName,
  GatewayProfile,
} from '@clawwits/contract';
import type { Account } from '../accounts/account.ts';
import type { Answer, AnswerRequest } from '../answers/answer.ts';
import type { Pace } from '../answers/pace.ts';
import type { ControlRoute } from '../control/control-route.ts';
import type { Hold } from '../core/bill.ts';
import type { Caller } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { Core } from '../core/core.ts';
import type { GatewayRequest } from '../core/exchange.ts';
import type { ResolvedOptions } from '../core/options.ts';
import type { Refusal } from '../core/refusal.ts';
import type { EndpointHandler } from '../endpoints/endpoint-handler.ts';
import type { GatewayCall } from '../journal/journal.ts';

/** A refusal as a gateway writes it. */
export interface ToldRefusal {
  readonly status: number;
  /** What it means, in the contract's one word: the gateway's nearest one where it has none of its own. */
  readonly code: ErrorCode;
  readonly body: object;
  /** What it adds to the answer's headers. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What a billed call is about to use. */
export interface Wanted {
  readonly endpoint: EndpointName;
  /** The model that the caller named; `undefined` where none was. */
  readonly asked: string | undefined;
  /** The model that serves. */
  readonly served: string;
  readonly promptTokens: number;
  /** The most tokens that the answer may have. */
  readonly mostOutputTokens: number;
  /** Images or videos. */
  readonly pieces: number;
}

/** What the endpoints of a gateway are served by. */
export type Handlers = Readonly<Partial<Record<EndpointName, EndpointHandler>>>;

/** What serves every endpoint of a profile. */
export type HandlersOf<Profile extends GatewayProfile> = Readonly<
  Record<Profile['endpoints'][number], EndpointHandler>
>;

/**
 * Everything in which one gateway differs from the others. The line of checks in `core/handle.ts` asks it at each step.
 *
 * @typeParam Kind its accounts
 * @typeParam State what it remembers beside accounts
 * @typeParam Controls what those who write tests can do with it beside what every gateway offers
 */
export interface GatewayDefinition<Kind extends Account = Account, State = unknown, Controls extends object = object> {
  readonly profile: GatewayProfile<GatewayName>;
  /** What serves each endpoint of the profile. */
  readonly handlers: Handlers;
  /** The shared options that it begins with. */
  readonly defaults: Partial<ResolvedOptions>;
  /** What its keys begin with. */
  readonly keyPrefix: string;
  /** The tiers that an account may have. */
  readonly tiers: readonly string[];
  /** What calls are paid in. */
  readonly currency: 'wits' | 'usd';
  createState(clock: Clock): State;
  createDefaultAccount(core: Core<Kind, State>): Kind;
  /** @throws Refusal `unauthorized` */
  authenticate(
    core: Core<Kind, State>,
    request: GatewayRequest,
    endpoint: Endpoint,
  ): Caller<Kind> | Promise<Caller<Kind>>;
  /** Checks what the key may do; suspended accounts have been refused before. Default: anything. @throws Refusal */
  authorize?(caller: Caller<Kind>, endpoint: Endpoint): void;
  /** Checks the headers of a billed call. Default: any. @throws Refusal `invalid_request` */
  checkHeaders?(request: GatewayRequest, endpoint: Endpoint): void;
  /** Counts a request. @throws Refusal `rate_limited` */
  countRequest(account: Kind, now: number): void;
  /** Takes the last counted request back. */
  uncountRequest(account: Kind): void;
  /** Checks what only this gateway asks of a body. @throws Refusal `invalid_request` */
  checkBody?(endpoint: EndpointName, body: unknown): void;
  /**
   * The model that serves.
   * @param asked what the body names
   * @throws Refusal `not_found` and its kin
   */
  chooseModel(core: Core<Kind, State>, account: Kind, endpoint: EndpointName, asked: string | undefined): string;
  /** Holds what a call may cost. @throws Refusal where the account cannot pay */
  hold(core: Core<Kind, State>, account: Kind, wanted: Wanted): Hold;
  /** What a model of its own answers. Default: what is generated. */
  answerByModel?(call: AnswerRequest['call']): Answer | undefined;
  tellRefusal(refusal: Refusal, dialect: Dialect): ToldRefusal;
  /** What the headers of every answer tell of limits and costs. */
  tellHeaders?(core: Core<Kind, State>, call: GatewayCall): Readonly<Record<string, string>> | undefined;
  /** Answers what is neither an endpoint nor a file: a page for a person, say. `null` where there is none. */
  answerPage?(core: Core<Kind, State>, request: GatewayRequest): string | null;
  /** What chat answers carry beside OpenAI's fields. */
  extendChat?(pace: Pace): Pick<ChatCompletion, 'x_clawwits'>;
  /** What only its control API offers. */
  readonly controlRoutes: readonly ControlRoute[];
  /** @param coreOf gives the state as it is when a control is used: a reset makes it anew */
  createControls(coreOf: () => Core<Kind, State>): Controls;
  /** What the control API shows of an account beside what all accounts have. */
  describeAccount(account: Kind, now: number): object;
}
