import type * as z from 'zod';
import type { Account } from '../accounts/account.ts';
import type { CountTokens } from '../answers/cutter.ts';
import type { Bill } from '../core/bill.ts';
import type { Core } from '../core/core.ts';
import type { GatewayRequest } from '../core/exchange.ts';
import type { GatewayState } from '../core/gateway-state.ts';
import type { ResolvedOptions } from '../core/options.ts';

/** A call that has passed the checks and holds what it may cost. */
export interface BilledCall<Body> {
  readonly core: Core;
  readonly account: Account;
  readonly body: Body;
  /** The body as it came: with seed and clock, everything random follows from it. */
  readonly bodyText: string;
  readonly bill: Bill;
  /** The model that serves. */
  readonly model: string;
  /** When the call came, in milliseconds since 1970. */
  readonly at: number;
  /** Its signal aborts when the client is gone; asked for late, or never, since it costs more than a small call. */
  readonly request: Pick<GatewayRequest, 'signal' | 'root'>;
}

/** What a billed endpoint answers: a JSON body, or the frames of a stream. */
export type BilledAnswer = { readonly json: string } | { readonly stream: AsyncGenerator<string, void, void> };

/** An endpoint that a model answers, for money. */
export interface BilledHandler<Body> {
  readonly kind: 'billed';
  readonly schema: z.ZodObject & z.ZodType<Body>;
  modelOf(body: Body): string | undefined;
  /**
   * Checks what a schema cannot say.
   * @throws Refusal
   */
  check?(body: Body): void;
  /** The texts of system and user, to be looked at for what is blocked. */
  blockableTexts(body: Body): string[];
  countPrompt(body: Body, countTokens: CountTokens): number;
  /** The most tokens that the answer may have, or that may be counted beyond the estimate of the prompt. */
  reserveOutput(body: Body, defaultMaxTokens: number, options: Pick<ResolvedOptions, 'answer'>): number;
  /** How many images or videos are asked for. Default: none. */
  countPieces?(body: Body): number;
  isStream(body: Body): boolean;
  /** Whether a frame says that its stream is complete. Default: there are no streams. */
  isLastFrame?(frame: string): boolean;
  answer(call: BilledCall<Body>): Promise<BilledAnswer>;
}

/** A call to an endpoint that costs nothing. */
export interface ServiceCall<Body = unknown, Kind extends Account = Account, Own = unknown> {
  readonly state: GatewayState<Kind, Own>;
  readonly body: Body;
  /** The variable part of the path; empty where there is none. */
  readonly param: string;
  readonly request: GatewayRequest;
}

/** An endpoint that answers whoever has a key, free of charge. */
export interface KeyedHandler<Body = unknown, Kind extends Account = Account, Own = unknown> {
  readonly kind: 'keyed';
  /** What its body holds; `null` where it reads none. */
  readonly schema: (z.ZodObject & z.ZodType<Body>) | null;
  /** Whether the journal must not keep the body. */
  readonly isSecret?: boolean;
  answer(call: ServiceCall<Body, Kind, Own> & { readonly account: Kind }): object | Promise<object>;
}

/** An endpoint that answers without a key. */
export interface AnonymousHandler<Body = unknown, Kind extends Account = Account, Own = unknown> {
  readonly kind: 'anonymous';
  /** What its body holds; `null` where it reads none. */
  readonly schema: (z.ZodObject & z.ZodType<Body>) | null;
  /** Whether the journal must not keep the body. */
  readonly isSecret?: boolean;
  answer(call: ServiceCall<Body, Kind, Own>): object | Promise<object>;
}

/** What serves an endpoint. */
export type EndpointHandler = BilledHandler<unknown> | KeyedHandler | AnonymousHandler;
