import { endpoints, requestsPerMinute, type Tier } from '@clawwits/contract';
import { openApiDocument } from '@clawwits/contract/schemas';
import * as z from 'zod';
import type { Account } from '../accounts/accounts.ts';
import type { Gateway } from '../core/gateway.ts';

/** What a control route is given. */
export interface ControlCall {
  readonly gateway: Gateway;
  /** The variable part of the path; empty where there is none. */
  readonly name: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** One operation of the control API. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the prefix; `:name` stands for one segment. */
  readonly path: string;
  readonly summary: string;
  /** What its body may hold; `null` where it reads none. */
  readonly schema: z.ZodType | null;
  run(call: ControlCall): unknown;
}

const tier = z.enum(Object.keys(requestsPerMinute) as [Tier, ...Tier[]]);
const scope = z.enum(['full', 'ai', 'data', 'automation']);
const wits = z.number().int().min(0);

function route<Schema extends z.ZodType>(
  method: ControlRoute['method'],
  path: string,
  summary: string,
  schema: Schema,
  run: (call: Omit<ControlCall, 'body'> & { readonly body: z.output<Schema> }) => unknown,
): ControlRoute {
  return { method, path, summary, schema, run: (call) => run({ ...call, body: call.body as z.output<Schema> }) };
}

const read = (
  method: ControlRoute['method'],
  path: string,
  summary: string,
  run: (call: ControlCall) => unknown,
): ControlRoute => ({ method, path, summary, schema: null, run });

const idOf = (name: string): string | undefined => (name === 'default' ? undefined : name);

function describeAccount({ id, tier, isSuspended, wallet, keys }: Account) {
  const { available, reserved, lifetimeUsed, granted } = wallet;
  return {
    id,
    tier,
    isSuspended,
    wallet: { available, reserved, lifetimeUsed, granted },
    keys: keys.map(({ key, scope, isRevoked }) => ({ key, scope, isRevoked })),
  };
}

const accountBody = z.strictObject({
  id: z.string().min(1).max(100).optional(),
  tier: tier.optional(),
  wits: wits.optional(),
  lifetimeUsed: wits.optional(),
});

const faultBody = z.strictObject({
  fault: z.string(),
  endpoint: z.enum(Object.keys(endpoints) as [keyof typeof endpoints]).optional(),
  account: z.string().optional(),
  times: z.number().int().min(1).optional(),
  chance: z.number().min(0).max(1).optional(),
});

/** Every operation of the control API. In an account's place, `default` stands for the default account. */
export const controlRoutes: readonly ControlRoute[] = [
  read('GET', '/accounts', 'Lists the accounts with wallets and keys.', ({ gateway }) =>
    gateway.accounts.map(describeAccount),
  ),
  route('POST', '/accounts', 'Adds an account with a key of the scope full.', accountBody, ({ gateway, body }) => {
    const account = gateway.createAccount(body as Parameters<Gateway['createAccount']>[0]);
    gateway.createKey({ account: account.id });
    return describeAccount(account);
  }),
  read('GET', '/accounts/:name', 'Shows an account.', ({ gateway, name }) =>
    describeAccount(gateway.account(idOf(name))),
  ),
  route(
    'PATCH',
    '/accounts/:name',
    'Changes tier or suspension.',
    z.strictObject({ tier: tier.optional(), isSuspended: z.boolean().optional() }),
    ({ gateway, name, body }) => {
      const { id } = gateway.account(idOf(name));
      const { tier, isSuspended } = body;
      return describeAccount(
        gateway.updateAccount({
          account: id,
          ...(tier && { tier }),
          ...(isSuspended !== undefined && { isSuspended }),
        }),
      );
    },
  ),
  route('POST', '/accounts/:name/top-up', 'Grants Wits.', z.strictObject({ wits }), ({ gateway, name, body }) => {
    gateway.topUp(body.wits, idOf(name));
    return describeAccount(gateway.account(idOf(name)));
  }),
  route(
    'POST',
    '/accounts/:name/keys',
    'Adds a key; its scope is full unless said.',
    z.strictObject({ scope: scope.optional() }),
    ({ gateway, name, body }) => ({
      key: gateway.createKey({ account: gateway.account(idOf(name)).id, ...(body.scope && { scope: body.scope }) }),
    }),
  ),
  route(
    'POST',
    '/accounts/:name/sessions',
    'Signs a session JWT.',
    z.strictObject({ expiresInSeconds: z.number().int().optional() }),
    async ({ gateway, name, body: { expiresInSeconds } }) => ({
      token: await gateway.createSession({
        account: gateway.account(idOf(name)).id,
        ...(expiresInSeconds !== undefined && { expiresInSeconds }),
      }),
    }),
  ),
  read('DELETE', '/keys/:name', 'Revokes a key.', ({ gateway, name }) => {
    gateway.revokeKey(name);
    return { isRevoked: true };
  }),
  route(
    'POST',
    '/clock',
    'Moves the clock forward.',
    z.strictObject({ advanceMs: z.number().min(0) }),
    ({ gateway, body }) => {
      gateway.clock.advance(body.advanceMs);
      return { now: gateway.clock.now() };
    },
  ),
  read('GET', '/faults', 'Lists the faults in force.', ({ gateway }) => gateway.faults),
  route('POST', '/faults', 'Lets a fault happen.', faultBody, ({ gateway, body }) => {
    gateway.injectFault(body as Parameters<Gateway['injectFault']>[0]);
    return gateway.faults;
  }),
  read('DELETE', '/faults', 'Takes all faults away.', ({ gateway }) => {
    gateway.clearFaults();
    return gateway.faults;
  }),
  read('GET', '/journal', 'Lists the last calls; `?account=` those of one account.', ({ gateway, query }) => {
    const account = query.get('account');
    return gateway.calls.filter((call) => account === null || call.account === account);
  }),
  read('DELETE', '/journal', 'Empties the journal.', ({ gateway }) => {
    gateway.clearCalls();
    return gateway.calls;
  }),
  read('GET', '/openapi.json', 'Describes the gateway as an OpenAPI 3.1 document.', openApiDocument),
  read('POST', '/reset', 'Makes everything as it was at the start.', ({ gateway }) => {
    gateway.reset();
    return gateway.accounts.map(describeAccount);
  }),
];
