import type { EndpointName } from '@clawwits/contract';
import type * as z from 'zod';
import type { Account } from '../accounts/accounts.ts';
import type { CountTokens } from '../answers/cutter.ts';
import type { Bill } from '../core/bill.ts';
import type { Core } from '../core/core.ts';
import type { GatewayRequest } from '../core/exchange.ts';

/** A call that has passed the checks and holds its Wits. */
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
  readonly request: Pick<GatewayRequest, 'signal'>;
}

/** What an endpoint answers: a JSON body, or the frames of a stream. */
export type EndpointAnswer = { readonly json: string } | { readonly stream: AsyncGenerator<string, void, void> };

/** An endpoint that costs Wits. */
export interface EndpointHandler<Body> {
  readonly name: EndpointName;
  readonly schema: z.ZodObject & z.ZodType<Body>;
  /** The model that `"auto"` means. */
  readonly autoModel: string;
  modelOf(body: Body): string | undefined;
  /**
   * Checks what a schema cannot say.
   * @throws Refusal
   */
  check?(body: Body): void;
  /** The texts of system and user, to be looked at for what is blocked. */
  blockableTexts(body: Body): string[];
  countPrompt(body: Body, countTokens: CountTokens): number;
  /** The most tokens that the answer may have. */
  reserveOutput(body: Body, defaultMaxTokens: number): number;
  isStream(body: Body): boolean;
  answer(call: BilledCall<Body>): Promise<EndpointAnswer>;
}
