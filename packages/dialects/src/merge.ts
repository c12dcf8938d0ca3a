import type { Keeper } from './keeper.ts';
import { copyMember, isObject, keepText, labels, type Members, textMembers } from './members.ts';

/**
 * Form of texts and lists: `pieces` that are joined, or `snapshots` of which the last one counts, such as the
 * members that each chunk repeats.
 */
export type MergeMode = 'pieces' | 'snapshots';

/**
 * Merges `source` into `target` by rules that are independent of the dialect. Texts are joined, except names and ids, which are
 * replaced; objects are merged; lists by {@link mergeLists}; numbers and booleans are replaced. `null` and an empty text
 * erase nothing. Nothing of `source` is shared with `target`.
 *
 * @param keeper drops what exceeds its bound
 */
export function mergeInto(target: Members, source: Members, keeper: Keeper, mode: MergeMode): void {
  for (const name of Object.keys(source)) mergeMember(target, name, source[name], keeper, mode);
}

/** Merges one member, see {@link mergeInto}. */
export function mergeMember(target: Members, name: string, value: unknown, keeper: Keeper, mode: MergeMode): void {
  const isPieces = mode === 'pieces';
  const seen = target[name];
  // Members that each chunk repeats, and a name that no API has and that would change the prototype.
  if ((seen === value && (!isPieces || value === null)) || name === '__proto__') return;
  // The usual piece of text, without the checks that follow.
  if (isPieces && typeof value === 'string' && typeof seen === 'string' && textMembers.has(name)) {
    if (keeper.keep(value)) target[name] = seen + value;
    return;
  }
  const old = Object.hasOwn(target, name) ? seen : undefined;
  if (value === null || value === '') target[name] = old ?? value;
  else if (typeof value === 'string' && typeof old === 'string' && isPieces && !labels.test(name)) {
    if (keepText(name, value, keeper)) target[name] = old + value;
  } else if (isObject(value) && isObject(old)) mergeInto(old, value, keeper, mode);
  else if (Array.isArray(old) && (Array.isArray(value) || (isPieces && typeof value !== 'number'))) {
    mergeLists(old, asParts(value), keeper, mode);
  } else if (Array.isArray(value) && typeof old === 'string' && old !== '' && isPieces) {
    // The text so far becomes the first part.
    const parts = asParts(old);
    target[name] = parts;
    mergeLists(parts, value, keeper, mode);
  } else if (value !== 0 || !old || !name.endsWith('tokens')) {
    // Counts of tokens are totals: a 0 after a number comes from a server that did not count.
    const kept = copyMember(name, value, keeper);
    if (kept !== undefined) target[name] = kept;
  }
}

const asParts = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  return [typeof value === 'string' ? { type: 'text', text: value } : value];
};

/** A part is continued soon after its start: the search goes no further back, so that long lists stay fast. */
const nearParts = 1_000;

/**
 * Merges a list into another. An element continues the one with its `index`, else the one with its `id`; the first one
 * without either continues the last element if both are texts of one type; every other is appended. Of a snapshot that
 * begins with the whole list, what follows that is new.
 */
function mergeLists(list: unknown[], source: readonly unknown[], keeper: Keeper, mode: MergeMode): void {
  const isPieces = mode === 'pieces';
  const known = list.length;
  const isGrown =
    !isPieces && source.length >= known && JSON.stringify(source.slice(0, known)) === JSON.stringify(list);
  for (const [position, element] of source.slice(isGrown ? known : 0).entries()) {
    const last = list.at(-1);
    const continued =
      isObject(element) && list.slice(-nearParts).findLast((one) => isObject(one) && isContinued(one, element));
    if (continued) mergeInto(continued as Members, element, keeper, mode);
    else if (
      position === 0 &&
      isPieces &&
      isTextPart(element) &&
      isTextPart(last) &&
      last['type'] === element['type']
    ) {
      mergeInto(last, element, keeper, mode);
    } else {
      const kept = copyMember('', element, keeper);
      if (kept !== undefined) list.push(kept);
    }
  }
}

/** Checks whether an element continues another one by its index or id, without a contradicting type or id. */
function isContinued(one: Members, { index, id, type }: Members): boolean {
  const isSame = (name: string, value: unknown) => !value || !one[name] || one[name] === value;
  return index === undefined || index === null
    ? Boolean(id) && one['id'] === id
    : one['index'] === index && isSame('id', id) && isSame('type', type);
}

/** Members with the content of a part. */
const texts = /^(text|thinking|reasoning|summary|content|transcript|refusal|signature)$/;

/** Checks whether a value is a part with a text and nothing else. */
function isTextPart(part: unknown): part is Members {
  const names = isObject(part) && !part['id'] ? Object.keys(part) : [];
  return names.some((name) => texts.test(name)) && names.every((name) => texts.test(name) || labels.test(name));
}
