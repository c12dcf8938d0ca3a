import * as z from 'zod';
import { type ControlRoute, controlOf, idOf } from '../../control/control-route.ts';
import { givenOnly } from '../../core/options.ts';
import { webhookControlRoutes } from '../../webhooks/webhook-control-routes.ts';
import type { Gateway } from '../gateway-kinds.ts';
import { type ClewAccountOptions, clewTierNames } from './account.ts';

const { read, change } = controlOf<Gateway<'clew'>>();

const accountBody = z.strictObject({
  id: z.string().min(1).max(100).optional(),
  email: z.email().optional(),
  password: z.string().min(8).optional(),
  tier: z.enum(clewTierNames).optional(),
});

/** Operations of the control API that only Clew has. */
export const clewControlRoutes: readonly ControlRoute[] = [
  change('POST', '/accounts', 'Adds an account with a key.', accountBody, ({ gateway, body, describe }) => {
    const account = gateway.createAccount(givenOnly(body) as ClewAccountOptions);
    gateway.createKey({ account: account.id });
    return describe(account);
  }),
  change(
    'POST',
    '/accounts/:name/keys',
    'Adds a key.',
    z.strictObject({ name: z.string().min(1).optional() }),
    ({ gateway, name, body }) => ({
      key: gateway.createKey({ account: gateway.account(idOf(name)).id, ...(body.name && { name: body.name }) }),
    }),
  ),
  change(
    'POST',
    '/accounts/:name/sessions',
    'Signs the token of a session.',
    z.strictObject({ expiresInSeconds: z.number().int().optional() }),
    async ({ gateway, name, body: { expiresInSeconds } }) => ({
      token: await gateway.createSession({
        account: gateway.account(idOf(name)).id,
        ...(expiresInSeconds !== undefined && { expiresInSeconds }),
      }),
    }),
  ),
  read('GET', '/reset-tokens/:name', 'Tells the token of the link that resets the password of an address.', (call) => ({
    token: call.gateway.resetTokenOf(call.name) ?? null,
  })),
  change(
    'POST',
    '/models/:name/limit',
    'Limits a model for a while, so that clew/free takes another one.',
    z.strictObject({ milliseconds: z.number().int().min(0) }),
    ({ gateway, name, body }) => {
      gateway.limitModel(name, body.milliseconds);
      return { model: name };
    },
  ),
  ...webhookControlRoutes,
];
