import type { CreatedWebhook, Deleted, Webhook, WebhookList, WebhookRequest } from '@clawwits/contract';
import { webhookRequestSchema } from '@clawwits/contract/schemas';
import { Refusal } from '../../../core/refusal.ts';
import { seededRandom } from '../../../random/seeded.ts';
import { type WebhookTarget, webhookEventTypes } from '../../../webhooks/webhook-outbox.ts';
import { type ClewKeyed, toDate } from './clew-handler.ts';

const mostWebhooks = 100;

/** A webhook without its secret. */
const describeWebhook = ({ id, url, events, createdAt }: WebhookTarget): Webhook => ({
  id,
  url,
  events: [...events],
  created_at: toDate(createdAt),
});

/** `GET /v1/webhooks`. */
export const listWebhooks: ClewKeyed = {
  kind: 'keyed',
  schema: null,
  answer: ({ account }): WebhookList => ({ data: [...account.webhooks.values()].map(describeWebhook) }),
};

/** `POST /v1/webhooks`: shows the secret this once. */
export const createWebhook: ClewKeyed<WebhookRequest> = {
  kind: 'keyed',
  schema: webhookRequestSchema,
  answer({ state, account, body: { url, events = webhookEventTypes } }): CreatedWebhook {
    const unknown = events.find((event) => !webhookEventTypes.some((type) => type === event));
    if (unknown !== undefined) {
      const message = `events: there is no "${unknown.slice(0, 100)}"; there are ${webhookEventTypes.join(' and ')}.`;
      throw new Refusal('invalid_request', message, { param: 'events' });
    }
    if (account.webhooks.size >= mostWebhooks) {
      throw new Refusal('invalid_request', `An account has ${mostWebhooks} webhooks at the most; delete some.`);
    }
    const { clock, options } = state;
    const random = seededRandom(options.seed, 'webhook', account.id, account.webhooks.size, clock.now());
    const webhook: WebhookTarget = {
      id: `wh_${random.letters(16)}`,
      url,
      events,
      secret: `whsec_${random.letters(32)}`,
      createdAt: clock.now(),
    };
    account.webhooks.set(webhook.id, webhook);
    return { ...describeWebhook(webhook), secret: webhook.secret };
  },
};

/** `DELETE /v1/webhooks/:id`. */
export const deleteWebhook: ClewKeyed = {
  kind: 'keyed',
  schema: null,
  answer({ account, param }): Deleted {
    if (account.webhooks.delete(param)) return { id: param, deleted: true };
    throw new Refusal('not_found', `There is no webhook "${param.slice(0, 100)}".`);
  },
};
