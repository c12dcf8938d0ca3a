import { openApiDocument } from '@clawwits/contract/schemas';
import * as z from 'zod';
import { type ControlRoute, controlOf, idOf } from '../../control/control-route.ts';
import { givenOnly } from '../../core/options.ts';
import type { Gateway } from '../gateway-kinds.ts';
import { type ClawwitsAccountOptions, clawwitsTiers } from './account.ts';

const { read, change } = controlOf<Gateway>();
const wits = z.number().int().min(0);
const accountBody = z.strictObject({
  id: z.string().min(1).max(100).optional(),
  tier: z.enum(clawwitsTiers).optional(),
  wits: wits.optional(),
  lifetimeUsed: wits.optional(),
});

/** Operations of the control API that only ClawWits has. */
export const clawwitsControlRoutes: readonly ControlRoute[] = [
  change('POST', '/accounts', 'Adds an account with a key of the scope full.', accountBody, (call) => {
    const account = call.gateway.createAccount(givenOnly(call.body) as ClawwitsAccountOptions);
    call.gateway.createKey({ account: account.id });
    return call.describe(account);
  }),
  change(
    'POST',
    '/accounts/:name/top-up',
    'Grants Wits.',
    z.strictObject({ wits }),
    ({ gateway, name, body, describe }) => {
      gateway.topUp(body.wits, idOf(name));
      return describe(gateway.account(idOf(name)));
    },
  ),
  change(
    'POST',
    '/accounts/:name/keys',
    'Adds a key; its scope is full unless said.',
    z.strictObject({ scope: z.enum(['full', 'ai', 'data', 'automation']).optional() }),
    ({ gateway, name, body }) => ({
      key: gateway.createKey({ account: gateway.account(idOf(name)).id, ...(body.scope && { scope: body.scope }) }),
    }),
  ),
  change(
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
  read('GET', '/openapi.json', 'Describes the gateway as an OpenAPI 3.1 document.', openApiDocument),
];
