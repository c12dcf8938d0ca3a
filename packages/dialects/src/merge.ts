import type { Keeper } from './stream-reader.ts';

/** An object as JSON has it, its members not known beforehand. */
export type Members = Record<string, unknown>;

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members that name something: a later value replaces an earlier one, where any other text would be joined. */
const labels = /(^|_)(id|type|role|name|object|model|format|status|phase|url|reason)$|[a-z](Id|Type|Name|Url|Reason)$/;

/** Texts that no one reads, and no token counter either. */
const opaque = /^(data|b64_json|signature|thought_signature|encrypted_content)$/;

/** Whether the texts of a member are joined, and counted as the model's words. */
export const isText = (name: string): boolean => !labels.test(name) && !opaque.test(name);

/** Members that hold what a part says. */
const texts = /^(text|thinking|reasoning|summary|content|transcript|refusal|signature)$/;

/**
 * How texts and lists come: as `pieces` that are joined, or as `snapshots` of which the last one counts, such as the
 * members of a chunk that each chunk repeats.
 */
export type MergeMode = 'pieces' | 'snapshots';

/**
 * Merges `source` into `target` by rules that know no dialect. Texts are joined, except names and ids, which are
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
  // No API has a member of this name, and assigning it would change the prototype.
  if (name === '__proto__') return;
  const old = Object.hasOwn(target, name) ? target[name] : undefined;
  if (value === undefined || value === null) {
    if (old === undefined) target[name] = null;
  } else if (typeof value === 'string' && typeof old === 'string') {
    if (value === '') return;
    if (mode === 'snapshots' || labels.test(name)) target[name] = value;
    else if (opaque.test(name) ? keeper.hold(value.length) : keeper.keep(value)) target[name] = old + value;
  } else if (isObject(value) && isObject(old)) mergeInto(old, value, keeper, mode);
  else if (Array.isArray(value) && Array.isArray(old)) mergeLists(old, value, keeper, mode);
  else if (mode === 'pieces' && typeof old === 'string' && old !== '' && Array.isArray(value)) {
    // What was said so far becomes the first part.
    const parts: unknown[] = [{ type: 'text', text: old }];
    mergeLists(parts, value, keeper, mode);
    target[name] = parts;
  } else if (mode === 'pieces' && Array.isArray(old) && typeof value === 'string') {
    if (value !== '') mergeLists(old, [{ type: 'text', text: value }], keeper, mode);
  } else {
    const kept = copy(name, value, keeper);
    if (kept !== undefined) target[name] = kept;
  }
}

/** A copy that shares nothing; `undefined` beyond the keeper's bound. */
function copy(name: string, value: unknown, keeper: Keeper): unknown {
  if (typeof value === 'string') {
    return (labels.test(name) || opaque.test(name) ? keeper.hold(value.length) : keeper.keep(value))
      ? value
      : undefined;
  }
  if (typeof value !== 'object') return value;
  const json = JSON.stringify(value);
  return keeper.hold(json.length) ? JSON.parse(json) : undefined;
}

/**
 * Merges a list into another. An element continues the one with its `index`, else the one with its `id`; the first one
 * without either continues the last element if both are texts of one kind; every other is appended. Of snapshots an
 * element that is known is not appended again.
 */
function mergeLists(list: unknown[], source: readonly unknown[], keeper: Keeper, mode: MergeMode): void {
  const known = mode === 'snapshots' ? new Set(list.map((element) => JSON.stringify(element))) : null;
  for (const [position, element] of source.entries()) {
    const continued = isObject(element) ? findContinued(list, element, mode === 'pieces' && position === 0) : undefined;
    if (continued !== undefined) mergeInto(continued, element as Members, keeper, mode);
    else if (!known?.has(JSON.stringify(element))) {
      const kept = copy('', element, keeper);
      if (kept !== undefined) list.push(kept);
    }
  }
}

/** The element of a list that another one continues. */
function findContinued(list: readonly unknown[], element: Members, mayFollow: boolean): Members | undefined {
  const { index, id } = element;
  if (typeof index === 'number') {
    return list.findLast((one): one is Members => isObject(one) && one['index'] === index && isSameKind(one, element));
  }
  if (id !== undefined && id !== null && id !== '') {
    return list.findLast((one): one is Members => isObject(one) && one['id'] === id);
  }
  const last = list.at(-1);
  return mayFollow && isObject(last) && isSameKind(last, element) && isTextPart(element) ? last : undefined;
}

/** Whether neither type nor id says that two elements are different ones. */
function isSameKind(one: Members, other: Members): boolean {
  return ['type', 'id'].every((name) => !one[name] || !other[name] || one[name] === other[name]);
}

/** Whether a part holds a text and nothing else. */
function isTextPart(part: Members): boolean {
  const names = Object.keys(part);
  return names.every((name) => texts.test(name) || labels.test(name)) && names.some((name) => texts.test(name));
}
