import * as z from 'zod';
import { type ControlRoute, controlOf, idOf } from '../../control/control-route.ts';
import { givenOnly } from '../../core/options.ts';
import { webhookControlRoutes } from '../../webhooks/webhook-control-routes.ts';
import type { Gateway } from '../gateway-kinds.ts';
import { type KlawdAccountOptions, klawdTierNames } from './account.ts';

const { change } = controlOf<Gateway<'klawd'>>();

const limit = z.number().int().min(0).nullable();
const accountBody = z.strictObject({
  id: z.string().min(1).max(100).optional(),
  tier: z.enum(klawdTierNames).optional(),
  customLimits: z.strictObject({ requestsPerDay: limit, requestsPerMinute: limit }).optional(),
});

/** Operations of the control API that only Klawd has. */
export const klawdControlRoutes: readonly ControlRoute[] = [
  change('POST', '/accounts', 'Adds an account with a key.', accountBody, ({ gateway, body, describe }) => {
    const account = gateway.createAccount(givenOnly(body) as KlawdAccountOptions);
    gateway.createKey({ account: account.id });
    return describe(account);
  }),
  change('POST', '/accounts/:name/keys', 'Adds a key.', z.strictObject({}), ({ gateway, name }) => ({
    key: gateway.createKey({ account: gateway.account(idOf(name)).id }),
  })),
  change(
    'POST',
    '/accounts/:name/webhook',
    'Says where events are sent; an empty body stops them. Gives the secret.',
    z.strictObject({ url: z.url({ protocol: /^https?$/ }).optional(), secret: z.string().min(1).optional() }),
    ({ gateway, name, body: { url, secret } }) => ({
      secret: gateway.setWebhook(
        url === undefined ? null : { url, ...(secret !== undefined && { secret }) },
        idOf(name),
      ),
    }),
  ),
  ...webhookControlRoutes,
];
