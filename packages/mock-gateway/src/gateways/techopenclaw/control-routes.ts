import * as z from 'zod';
import { type ControlRoute, controlOf, idOf } from '../../control/control-route.ts';
import { givenOnly } from '../../core/options.ts';
import type { Gateway } from '../gateway-kinds.ts';
import type { TechopenclawAccountOptions } from './account.ts';

const { change } = controlOf<Gateway<'techopenclaw'>>();
const usd = z.number().min(0);
const models = z.union([z.literal('all'), z.array(z.string())]);

const accountBody = z.strictObject({
  id: z.string().min(1).max(100).optional(),
  budgetUSD: usd.optional(),
  windowMs: z.number().positive().optional(),
  models: models.optional(),
});

/** Operations of the control API that only Techopenclaw has. */
export const techopenclawControlRoutes: readonly ControlRoute[] = [
  change('POST', '/accounts', 'Adds an account with a key.', accountBody, ({ gateway, body, describe }) => {
    const account = gateway.createAccount(givenOnly(body) as TechopenclawAccountOptions);
    gateway.createKey({ account: account.id });
    return describe(account);
  }),
  change('POST', '/accounts/:name/keys', 'Adds a key.', z.strictObject({}), ({ gateway, name }) => ({
    key: gateway.createKey({ account: gateway.account(idOf(name)).id }),
  })),
  change(
    'POST',
    '/accounts/:name/plan',
    'Changes the budget of a window and the models of the plan.',
    z.strictObject({ budgetUSD: usd.optional(), models: models.optional() }),
    ({ gateway, name, body, describe }) => {
      const account = gateway.account(idOf(name));
      if (body.budgetUSD !== undefined) account.window.budgetUSD = body.budgetUSD;
      if (body.models !== undefined) account.models = body.models;
      return describe(account);
    },
  ),
];
