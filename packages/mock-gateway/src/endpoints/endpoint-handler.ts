import type * as z from 'zod';
import type { Account } from '../accounts/account.ts';
import type { CountTokens } from '../answers/cutter.ts';
import type { Bill } from '../core/bill.ts';
import type { Core } from '../core/core.ts';
import type { GatewayRequest } from '../core/exchange.ts';
import type { GatewayState } from '../core/gateway-state.ts';
import type { ResolvedOptions } from '../core/options.ts';

/** A call that has passed the checks and whose highest cost is reserved. */
export interface BilledCall<Body> {
  readonly core: Core;
  readonly account: Account;
  readonly body: Body;
  /** The body as received: with seed and clock, everything random follows from it. */
  readonly bodyText: string;
  readonly bill: Bill;
  /** The model that serves. */
  readonly model: string;
  /** Arrival of the call, in milliseconds since 1970. */
  readonly at: number;
  /** Its signal aborts when the client is gone; asked for late, or never, since it costs more than a small call. */
  readonly request: Pick<GatewayRequest, 'signal' | 'root'>;
}

/** Answer of a billed endpoint: a JSON body, or the frames of a stream. */
export type BilledAnswer = { readonly json: string } | { readonly stream: AsyncGenerator<string, void, void> };

/** An endpoint that a model answers, for money. */
export interface BilledHandler<Body> {
  readonly kind: 'billed';
  readonly schema: z.ZodObject & z.ZodType<Body>;
  modelOf(body: Body): string | undefined;
  /**
   * Checks what a schema cannot express.
   * @throws Refusal
   */
  check?(body: Body): void;
  /** The system and user texts, which are checked for blocked content. */
  blockableTexts(body: Body): string[];
  countPrompt(body: Body, countTokens: CountTokens): number;
  /** Maximum tokens of the answer, or of the prompt beyond its estimate. */
  reserveOutput(body: Body, defaultMaxTokens: number, options: Pick<ResolvedOptions, 'answer'>): number;
  /** Number of requested images or videos. Default: 0. */
  countPieces?(body: Body): number;
  isStream(body: Body): boolean;
  /** Checks whether a frame ends its stream. Default: there are no streams. */
  isLastFrame?(frame: string): boolean;
  answer(call: BilledCall<Body>): Promise<BilledAnswer>;
}

/** A call to an endpoint that costs nothing. */
export interface ServiceCall<Body = unknown, Kind extends Account = Account, Own = unknown> {
  readonly state: GatewayState<Kind, Own>;
  readonly body: Body;
  /** Variable part of the path; empty if the path has no such part. */
  readonly param: string;
  readonly request: GatewayRequest;
}

/** An endpoint that answers whoever has a key, free of charge. */
export interface KeyedHandler<Body = unknown, Kind extends Account = Account, Own = unknown> {
  readonly kind: 'keyed';
  /** Schema of its body; `null` if it reads none. */
  readonly schema: (z.ZodObject & z.ZodType<Body>) | null;
  /** `true` if the journal must not keep the body. */
  readonly isSecret?: boolean;
  answer(call: ServiceCall<Body, Kind, Own> & { readonly account: Kind }): object | Promise<object>;
}

/** An endpoint that answers without a key. */
export interface AnonymousHandler<Body = unknown, Kind extends Account = Account, Own = unknown> {
  readonly kind: 'anonymous';
  /** Schema of its body; `null` if it reads none. */
  readonly schema: (z.ZodObject & z.ZodType<Body>) | null;
  /** `true` if the journal must not keep the body. */
  readonly isSecret?: boolean;
  answer(call: ServiceCall<Body, Kind, Own>): object | Promise<object>;
}

/** Handler of an endpoint. */
export type EndpointHandler = BilledHandler<unknown> | KeyedHandler | AnonymousHandler;
