import {
  type CreatedWebhook,
  type Deleted,
  type WebhookList,
  type WebhookRequest,
  webhooksCreate,
  webhooksDelete,
  webhooksList,
} from '@clawwits/contract';
import type { ClientCore, RequestOptions } from '../core/call.ts';
import { callJson } from '../core/call-json.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';
import { readDeleted } from '../core/decode-json.ts';
import { createWebhookTools, type WebhookTools } from '../webhooks/unwrap.ts';
import { expectTextsIn } from '../wire/expect.ts';

/** `client.webhooks`: the addresses that the gateway sends events to, and the proof that an event is from it. */
export interface Webhooks extends WebhookTools {
  /**
   * Lists the webhooks, without their secrets. Costs nothing.
   *
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `GET /v1/webhooks`
   */
  list(options?: RequestOptions): ClawwitsPromise<WebhookList>;
  /**
   * Creates a webhook. Its signing secret is in `secret`, and shown only this once.
   *
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `POST /v1/webhooks`
   *
   * @example
   * const { id, secret } = await client.webhooks.create({ url: 'https://app.example/hooks', events: ['usage.updated'] });
   */
  create(params: WebhookRequest, options?: RequestOptions): ClawwitsPromise<CreatedWebhook>;
  /**
   * Deletes a webhook: nothing is sent there any more.
   *
   * @param options for this call alone
   * @throws {RequestRejectedError} `not_found` where there is no such webhook
   * @see docs/contract.md §2, `DELETE /v1/webhooks/:id`
   */
  delete(id: string, options?: RequestOptions): ClawwitsPromise<Deleted>;
}

/** Builds the resource of a gateway whose webhooks are made on its site: they are received, and that is all. */
export function createWebhookReceiver(core: ClientCore): WebhookTools {
  return createWebhookTools([core.gateway.webhookSignatureHeader ?? 'x-webhook-signature']);
}

/** Builds the resource over a client's core. */
export function createWebhooks(core: ClientCore): Webhooks {
  return {
    ...createWebhookReceiver(core),
    list: (options) => callJson<WebhookList>(core, { endpoint: webhooksList, body: null, options }),
    create: (params, options) =>
      callJson<CreatedWebhook>(core, { endpoint: webhooksCreate, body: () => expectTextsIn(params, 'url'), options }),
    delete: (id, options) =>
      callJson(core, { endpoint: webhooksDelete, pathParams: { id }, body: null, options }, readDeleted(id)),
  };
}
