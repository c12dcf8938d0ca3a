import { endpoints } from '@clawwits/contract';
import * as z from 'zod';
import { longestAdvanceMs } from '../core/clock.ts';
import type { AnyGateway } from '../gateways/gateway-kinds.ts';
import { type ControlRoute, controlOf, idOf } from './control-route.ts';

const { read, change } = controlOf<AnyGateway>();

const faultBody = z.strictObject({
  fault: z.string(),
  endpoint: z.enum(Object.keys(endpoints) as [keyof typeof endpoints]).optional(),
  account: z.string().optional(),
  times: z.number().int().min(1).optional(),
  chance: z.number().min(0).max(1).optional(),
});

/** Operations of every gateway's control API. As an account id, `default` stands for the default account. */
export const controlRoutes: readonly ControlRoute[] = [
  read('GET', '/accounts', 'Lists the accounts with their keys.', ({ gateway, describe }) =>
    gateway.accounts.map(describe),
  ),
  read('GET', '/accounts/:name', 'Shows an account.', ({ gateway, name, describe }) =>
    describe(gateway.account(idOf(name))),
  ),
  change(
    'PATCH',
    '/accounts/:name',
    'Changes tier or suspension.',
    z.strictObject({ tier: z.string().optional(), isSuspended: z.boolean().optional() }),
    ({ gateway, name, body, describe }) => {
      const account = gateway.account(idOf(name));
      const { tier, isSuspended } = body;
      return describe(
        gateway.updateAccount({
          account: account.id,
          ...(tier !== undefined && { tier }),
          ...(isSuspended !== undefined && { isSuspended }),
        }),
      );
    },
  ),
  read('DELETE', '/keys/:name', 'Revokes a key.', ({ gateway, name }) => {
    gateway.revokeKey(name);
    return { isRevoked: true };
  }),
  change(
    'POST',
    '/clock',
    'Moves the clock forward.',
    z.strictObject({ advanceMs: z.number().min(0).max(longestAdvanceMs) }),
    ({ gateway, body }) => {
      gateway.clock.advance(body.advanceMs);
      return { now: gateway.clock.now() };
    },
  ),
  read('GET', '/faults', 'Lists the faults in force.', ({ gateway }) => gateway.faults),
  change('POST', '/faults', 'Lets a fault happen.', faultBody, ({ gateway, body }) => {
    gateway.injectFault(body as Parameters<AnyGateway['injectFault']>[0]);
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
  read('POST', '/reset', 'Makes everything as it was at the start.', ({ gateway, describe }) => {
    gateway.reset();
    return gateway.accounts.map(describe);
  }),
];
