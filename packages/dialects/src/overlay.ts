import { isObject, type Members } from './members.ts';

/**
 * Merges two versions of a whole value: the later one counts, and members that it leaves out or leaves empty
 * stay unchanged. Lists correspond by position. The result shares nothing with either.
 */
export function overlay(earlier: unknown, later: unknown): unknown {
  if (later === undefined || later === null || later === '') return structuredClone(earlier ?? later);
  if (Array.isArray(earlier) && Array.isArray(later)) {
    const length = Math.max(earlier.length, later.length);
    return Array.from({ length }, (_, index) => overlay(earlier[index], later[index]));
  }
  if (!isObject(earlier) || !isObject(later)) return structuredClone(later);
  const merged: Members = {};
  for (const name of Object.keys({ ...earlier, ...later })) merged[name] = overlay(earlier[name], later[name]);
  return merged;
}
