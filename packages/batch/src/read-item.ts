import { checkBody } from './check-body.ts';
import { type BatchEndpoint, type BatchItem, batchURLs, type ItemBody, isBatchURL } from './item.ts';

/** An item, or the reason why it cannot be one. */
export type ReadItem = { readonly item: BatchItem } | { readonly problem: string };

const isObject = (value: unknown): value is ItemBody =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads an item: a line of OpenAI's batch files, an item of this package, or a plain body.
 *
 * @param line number of the line or of the item, from 1: it names a plain body
 * @param endpoint endpoint of plain bodies
 * @param isChecked `true` if the body was checked against the contract before
 */
export function readItem(value: unknown, line: number, endpoint: BatchEndpoint, isChecked = false): ReadItem {
  if (!isObject(value)) return { problem: 'is not a JSON object' };
  const isPlain = !('body' in value) && !('url' in value) && !('custom_id' in value) && !('customId' in value);
  const item = isPlain
    ? { customId: `line-${line}`, url: batchURLs[endpoint], body: value }
    : { customId: value['custom_id'] ?? value['customId'], url: value['url'], body: value['body'] };
  const problem = findProblem(item, value['method'], isChecked);
  return problem === null ? { item: item as BatchItem } : { problem };
}

function findProblem(
  item: { customId: unknown; url: unknown; body: unknown },
  method: unknown,
  isChecked: boolean,
): string | null {
  const { customId, url, body } = item;
  if (typeof customId !== 'string' || customId === '') return 'has no "custom_id": give each item a text of its own';
  if (method !== undefined && method !== 'POST')
    return `has the method ${JSON.stringify(method)}: a batch sends "POST"`;
  if (!isBatchURL(url)) {
    return `has ${url === undefined ? 'no "url"' : `the url ${JSON.stringify(url)}`}: a batch takes ${Object.values(batchURLs).join(', ')}`;
  }
  if (!isObject(body)) return 'has no "body" that is an object';
  return isChecked ? null : checkBody(url, body);
}

/** Reads an item from a line of JSONL. */
export function readItemLine(text: string, line: number, endpoint: BatchEndpoint, isChecked = false): ReadItem {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'is not JSON' };
  }
  return readItem(value, line, endpoint, isChecked);
}
