import { webhookEventSchema } from '@clawwits/contract/schemas';
import type { ControlRoute } from '../control/control-route.ts';
import { controlOf, idOf } from '../control/control-route.ts';
import type { AnyGateway } from '../gateways/gateway-kinds.ts';
import type { WebhookControls } from './webhook-controls.ts';

const { read, change } = controlOf<AnyGateway & WebhookControls>();

/** Operations of the control API for gateways with webhooks. */
export const webhookControlRoutes: readonly ControlRoute[] = [
  change(
    'POST',
    '/accounts/:name/events',
    'Sends an event to the webhooks of an account, signed.',
    webhookEventSchema,
    ({ gateway, name, body }) => gateway.sendWebhook(body, idOf(name)),
  ),
  read('GET', '/deliveries', 'Lists the last deliveries of webhooks.', ({ gateway }) => gateway.deliveries),
];
