import type * as z from 'zod';
import type { Account } from '../accounts/account.ts';
import type { AnyGateway } from '../gateways/gateway-kinds.ts';

/** Input of a control route. */
export interface ControlCall<Kind extends AnyGateway = AnyGateway> {
  readonly gateway: Kind;
  /** Variable part of the path; empty if the path has no such part. */
  readonly name: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Describes an account. */
  describe(account: Account): object;
}

/** One operation of the control API. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the prefix; `:name` stands for one segment. */
  readonly path: string;
  readonly summary: string;
  /** Schema of its body; `null` if it reads none. */
  readonly schema: z.ZodType | null;
  run(call: ControlCall): unknown;
}

/**
 * Creates the operations of gateways of one kind.
 *
 * @typeParam Kind the gateways
 */
export function controlOf<Kind extends AnyGateway>() {
  return {
    /** An operation that reads no body. */
    read: (
      method: ControlRoute['method'],
      path: string,
      summary: string,
      run: (call: ControlCall<Kind>) => unknown,
    ): ControlRoute => ({
      method,
      path,
      summary,
      schema: null,
      run: (call) => run({ ...call, gateway: call.gateway as Kind }),
    }),
    /** An operation that reads one. */
    change: <Schema extends z.ZodType>(
      method: ControlRoute['method'],
      path: string,
      summary: string,
      schema: Schema,
      run: (call: Omit<ControlCall<Kind>, 'body'> & { readonly body: z.output<Schema> }) => unknown,
    ): ControlRoute => ({
      method,
      path,
      summary,
      schema,
      run: (call) => run({ ...call, gateway: call.gateway as Kind, body: call.body as z.output<Schema> }),
    }),
  };
}

/** In an account's place, `default` stands for the default account. */
export const idOf = (name: string): string | undefined => (name === 'default' ? undefined : name);
