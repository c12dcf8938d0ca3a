import type { Keeper } from './keeper.ts';

/** A JSON object with unknown members. */
export type Members = Record<string, unknown>;

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members that are names: a later value replaces an earlier one, while other texts are joined. */
export const labels = /(^|_)(id|type|role|name|object|model|format|status|phase|url|reason)$|[a-z](Id|Type|Name)$/;

/** Texts that are neither shown nor counted as tokens. */
const opaque = /^(data|b64_json|\w*signature|encrypted\w*)$/;

/** Checks whether the texts of a member are joined: they are the model's output. */
export const isText = (name: string): boolean => !labels.test(name) && !opaque.test(name);

/** Counts the text of a member; `true` if it is to be kept. */
export const keepText = (name: string, text: string, keeper: Keeper): boolean =>
  isText(name) ? keeper.keep(text) : keeper.hold(text.length);

/** Copies a member's value, so that nothing is shared; `undefined` beyond the keeper's bound. */
export function copyMember(name: string, value: unknown, keeper: Keeper): unknown {
  if (typeof value === 'string') return keepText(name, value, keeper) ? value : undefined;
  // Usually token counts: an object without nested objects is copied in a tenth of the time.
  if (isObject(value) && Object.values(value).every((member) => typeof member === 'number')) return { ...value };
  const json = JSON.stringify(value);
  return keeper.hold(json.length) ? JSON.parse(json) : undefined;
}

/** The members in which a stream sends its text, piece by piece. */
export const textMembers: ReadonlySet<string> = new Set([
  'content',
  'reasoning_content',
  'reasoning',
  'arguments',
  'text',
  'thinking',
  'partial_json',
]);
