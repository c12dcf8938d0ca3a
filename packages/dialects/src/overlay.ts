import { isObject, type Members } from './members.ts';

/**
 * What a value says when it comes again as a whole: the later value counts, and what that leaves out or leaves empty
 * stays as it was. Lists correspond by position. Shares nothing with either.
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
