import type { WebhookEvent } from '@clawwits/contract';
import { invalidOption } from '../errors/invalid.ts';
import { writeJson } from '../wire/write-json.ts';
import { type RawBody, readBytes } from './raw-body.ts';
import { createSignature, isSignatureOf } from './signature.ts';
import { WebhookError } from './webhook-error.ts';

/** A request's headers, as `fetch`'s servers have them or as Node's have them. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The signature itself, or the headers that carry it. */
export type SignatureSource = string | null | undefined | WebhookHeaders;

/** Options of the check of a webhook. */
export interface WebhookOptions {
  /** The webhook's secret, shown when it was created. */
  secret: string;
  /**
   * Greatest age of an event, and greatest distance in the future, in milliseconds by its own `created_at`; an event without a
   * date is then refused. Default: any age. What the gateway delivers again after a failure keeps its date.
   */
  tolerance?: number | undefined;
}

/** A signed event, as the gateway would deliver it. */
export interface SignedWebhook {
  /** The raw body. */
  body: string;
  /** The signature of the body. */
  signature: string;
  /** The headers that go with it. */
  headers: Record<string, string>;
}

/** Checks and creates the webhooks of one gateway, or of several. */
export interface WebhookTools {
  /**
   * Checks whether a webhook is from the gateway. Never throws for what a stranger may send: a signature of a wrong length, one
   * that is not hex, a missing one, a body that is not an event.
   *
   * @param body the raw body, a text or bytes, before any parsing
   * @param signature the signature, or the request's headers
   * @throws {ConfigurationError} for your own mistakes: no secret, a body that was parsed already
   * @see docs/contract.md §4, Webhooks
   *
   * @example
   * if (!(await client.webhooks.verify(body, request.headers, { secret }))) return new Response(null, { status: 400 });
   */
  verify(body: RawBody, signature: SignatureSource, options: WebhookOptions): Promise<boolean>;
  /**
   * Returns the event of a webhook after its signature was checked. Events of unknown types are returned too.
   *
   * @param body the raw body, a text or bytes, before any parsing
   * @param signature the signature, or the request's headers
   * @throws {WebhookError} if the webhook cannot be trusted; `code` says why
   * @throws {ConfigurationError} for your own mistakes: no secret, a body that was parsed already
   * @see docs/contract.md §4, Webhooks
   *
   * @example
   * const event = await client.webhooks.unwrap(await request.text(), request.headers, { secret });
   * if (event.type === 'billing.invoice.paid') console.log(event.data.amount_usd);
   */
  unwrap(body: RawBody, signature: SignatureSource, options: WebhookOptions): Promise<WebhookEvent>;
  /**
   * Signs an event, or a body as it is: for tests of code that receives webhooks.
   *
   * @throws {ConfigurationError} where the secret is missing
   *
   * @example
   * const { body, headers } = await client.webhooks.sign({ type: 'usage.updated', data: { requests: 7 } }, { secret });
   * const response = await fetch('http://127.0.0.1:3000/webhooks', { method: 'POST', body, headers });
   */
  sign(event: WebhookEvent | string, options: Pick<WebhookOptions, 'secret'>): Promise<SignedWebhook>;
}

/** @param headerNames headers that may carry the signature, in lower case; signed events carry the first */
export function createWebhookTools(headerNames: readonly string[]): WebhookTools {
  /** @throws {WebhookError} if the signature was not made with the secret */
  async function proveSignature(body: RawBody, source: SignatureSource, secret: string): Promise<void> {
    const signature = findSignature(source, headerNames);
    if (await isSignatureOf(body, signature ?? '', secret)) return;
    throw signature === null
      ? refusal('missing_signature', `carries no signature (${headerNames.join(' or ')})`)
      : refusal('invalid_signature', 'is not signed with this secret, or was changed on its way');
  }

  async function unwrap(body: RawBody, source: SignatureSource, options: WebhookOptions): Promise<WebhookEvent> {
    const { secret, tolerance } = readOptions(options);
    await proveSignature(body, source, secret);
    const event = readEvent(body);
    if (tolerance !== undefined) proveAge(event, tolerance);
    return event;
  }

  return {
    unwrap,
    async verify(body, source, options) {
      const { secret, tolerance } = readOptions(options);
      try {
        await (tolerance === undefined ? proveSignature(body, source, secret) : unwrap(body, source, options));
        return true;
      } catch (error) {
        if (error instanceof WebhookError) return false;
        throw error;
      }
    },
    async sign(event, options) {
      const body = typeof event === 'string' ? event : writeJson('The event', event);
      const signature = await createSignature(body, readOptions(options).secret);
      return {
        body,
        signature,
        headers: { 'content-type': 'application/json', [headerNames[0] ?? 'x-webhook-signature']: signature },
      };
    },
  };
}

function readOptions(options: WebhookOptions): WebhookOptions {
  const { secret, tolerance } = options ?? {};
  if (tolerance !== undefined && !(typeof tolerance === 'number' && tolerance > 0)) {
    throw invalidOption('The option "tolerance" takes a number of milliseconds above 0.');
  }
  return { secret, tolerance };
}

function findSignature(source: SignatureSource, headerNames: readonly string[]): string | null {
  if (source === null || source === undefined) return null;
  if (typeof source === 'string') return source.trim() || null;
  for (const name of headerNames) {
    const value = readHeader(source, name);
    if (value) return value.trim();
  }
  return null;
}

function readHeader(headers: WebhookHeaders, name: string): string | null | undefined {
  if (typeof headers.get === 'function') return headers.get(name);
  const record = headers as Readonly<Record<string, string | readonly string[] | undefined>>;
  const key = Object.keys(record).find((key) => key.toLowerCase() === name);
  const value = key === undefined ? undefined : record[key];
  return typeof value === 'string' ? value : value?.[0];
}

function readEvent(body: RawBody): WebhookEvent {
  let event: unknown;
  try {
    event = JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(readBytes(body)));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refusal('invalid_webhook', 'holds no JSON');
  }
  const isEvent = typeof event === 'object' && event !== null && 'type' in event && typeof event.type === 'string';
  if (!isEvent) throw refusal('invalid_webhook', 'holds no event with a "type"');
  return event as WebhookEvent;
}

function proveAge({ created_at }: WebhookEvent, tolerance: number): void {
  // A date that is missing or none is not within any time.
  if (Math.abs(Date.now() - Date.parse(String(created_at))) <= tolerance) return;
  throw refusal('webhook_too_old', `is not from within ${tolerance} ms of now, or does not say from when it is`);
}

const refusal = (code: string, problem: string): WebhookError =>
  new WebhookError(`The webhook ${problem}. Answer it with a status of 400.`, { code });
