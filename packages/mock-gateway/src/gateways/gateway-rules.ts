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
import type { BillReservation } from '../core/bill.ts';
import type { Caller } from '../core/caller.ts';
import type { GatewayRequest } from '../core/exchange.ts';
import type { GatewayState } from '../core/gateway-state.ts';
import type { Refusal } from '../core/refusal.ts';
import type { GatewayCall } from '../journal/journal.ts';

/** A refusal in the form that a gateway sends it. */
export interface EncodedRefusal {
  readonly status: number;
  /** The error code of the contract: the nearest one if the gateway has none of its own for the case. */
  readonly code: ErrorCode;
  readonly body: object;
  /** Headers that the refusal adds to the answer. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The largest use that a billed call can make of its account. */
export interface LargestUse {
  readonly endpoint: EndpointName;
  /** The model that the caller named, `undefined` if none. */
  readonly asked: string | undefined;
  /** The model that serves. */
  readonly served: string;
  readonly promptTokens: number;
  /** The most tokens that the answer may have. */
  readonly mostOutputTokens: number;
  /** Number of images or videos. */
  readonly pieces: number;
}

/**
 * The rules that a gateway follows where gateways differ. `core/handle.ts` consults them in the order of the contract's checks.
 *
 * @typeParam Kind the accounts of the gateway
 * @typeParam Own state that only this gateway has
 */
export interface GatewayRules<Kind extends Account = Account, Own = unknown> {
  readonly profile: GatewayProfile<GatewayName>;
  /** The currency in which calls are paid. */
  readonly currency: 'wits' | 'usd';
  /** @throws Refusal `unauthorized` */
  authenticate(
    state: GatewayState<Kind, Own>,
    request: GatewayRequest,
    endpoint: Endpoint,
  ): Caller<Kind> | Promise<Caller<Kind>>;
  /** Checks the scope of the key. Default: every key may use every endpoint. @throws Refusal */
  authorize?(caller: Caller<Kind>, endpoint: Endpoint): void;
  /** Checks the headers of a billed call. Default: no check. @throws Refusal `invalid_request` */
  checkHeaders?(request: GatewayRequest, endpoint: Endpoint): void;
  /** Counts a request against the rate limits. @throws Refusal `rate_limited` */
  countRequest(account: Kind, now: number): void;
  /** Takes the last counted request back. */
  uncountRequest(account: Kind): void;
  /** Checks what only this gateway requires of a body. Default: no check. @throws Refusal `invalid_request` */
  checkBody?(endpoint: EndpointName, body: unknown): void;
  /**
   * Chooses the model that serves.
   * @param asked the model that the body names
   * @throws Refusal `not_found`, or a related code
   */
  chooseModel(state: GatewayState<Kind, Own>, account: Kind, endpoint: EndpointName, asked: string | undefined): string;
  /** Reserves the highest cost of a call. @throws Refusal if the account cannot pay it */
  reserve(state: GatewayState<Kind, Own>, account: Kind, use: LargestUse): BillReservation;
  /** The answer of a model that only this gateway has. Default: the generated answer. */
  answerByModel?(call: AnswerRequest['call']): Answer | undefined;
  encodeRefusal(refusal: Refusal, dialect: Dialect): EncodedRefusal;
  /** Headers about limits and costs, for every answer. Default: no such headers. */
  limitHeaders?(state: GatewayState<Kind, Own>, call: GatewayCall): Readonly<Record<string, string>> | undefined;
  /** A page for a person at an address that is no endpoint and no file; `null` if there is no such page. */
  answerPage?(state: GatewayState<Kind, Own>, request: GatewayRequest): string | null;
  /** Fields of chat answers that OpenAI's format does not have. */
  extendChat?(pace: Pace): Pick<ChatCompletion, 'x_clawwits'>;
}
