import { answerFile } from '../files/answer-file.ts';
import { filesPrefix } from '../files/file-store.ts';
import type { GatewayCall } from '../journal/journal.ts';
import type { Core } from './core.ts';
import type { GatewayReply, GatewayRequest } from './exchange.ts';
import { Refusal } from './refusal.ts';

/**
 * Answers requests that match no endpoint: a generated file, or a page of the gateway.
 * @throws Refusal `not_found`
 */
export async function answerPage(core: Core, request: GatewayRequest, entry: GatewayCall): Promise<GatewayReply> {
  const { method, path, requestId } = entry;
  const isRead = method === 'GET';
  const file = isRead && path.startsWith(filesPrefix) ? core.files.find(path.slice(filesPrefix.length)) : undefined;
  const page = isRead && file === undefined ? (core.rules.answerPage?.(core, request) ?? null) : null;
  if (file === undefined && page === null) {
    throw new Refusal('not_found', `There is no ${method} ${path.slice(0, 200)}.`);
  }
  entry.outcome = 'complete';
  entry.status = 200;
  entry.reason = 'The page was shown.';
  if (file !== undefined) return answerFile(file, requestId);
  return {
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-request-id': requestId },
    body: page ?? '',
  };
}
