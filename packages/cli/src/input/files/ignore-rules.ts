import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Ignore } from 'ignore';

/** The packages that read patterns, loaded on demand. */
export type Patterns = typeof import('./patterns.ts');

/** The rules of the `.gitignore` files that apply in a folder, those of outer folders first. */
export type IgnoreRules = readonly { readonly folder: string; readonly rules: Ignore }[];

/** Size above which a file of rules is not read, in bytes. */
const largestFile = 256 * 1024;

/** Reads the rules that apply in a folder: its own, and those of the folders above it up to the repository's root. */
export function rulesAbove(folder: string, patterns: Patterns): IgnoreRules {
  if (isThere(join(folder, '.git')) || dirname(folder) === folder) return rulesWithin([], folder, patterns);
  return rulesWithin(isInRepository(dirname(folder)) ? rulesAbove(dirname(folder), patterns) : [], folder, patterns);
}

/** Adds a folder's own rules. */
export function rulesWithin(outer: IgnoreRules, folder: string, { ignore }: Patterns): IgnoreRules {
  const text = readRules(join(folder, '.gitignore'));
  return text === null ? outer : [...outer, { folder, rules: ignore({ allowRelativePaths: true }).add(text) }];
}

/** Returns true if the rules leave a path out; the innermost rule about it decides. */
export function isIgnored(rules: IgnoreRules, path: string, isFolder: boolean): boolean {
  let isOut = false;
  for (const { folder, rules: own } of rules) {
    const name = relative(folder, path).split(sep).join('/');
    const { ignored, unignored } = own.test(isFolder ? `${name}/` : name);
    if (ignored || unignored) isOut = ignored;
  }
  return isOut;
}

const isInRepository = (folder: string): boolean =>
  isThere(join(folder, '.git')) || (dirname(folder) !== folder && isInRepository(dirname(folder)));

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Reads a file of rules. A link is not followed: it could lead anywhere, to a device that never ends for one. */
function readRules(path: string): string | null {
  try {
    const stats = lstatSync(path);
    return stats.isFile() && stats.size <= largestFile ? readFileSync(path, 'utf8') : null;
  } catch {
    return null; // There is no such file.
  }
}
