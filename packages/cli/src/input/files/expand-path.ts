import { realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { localized } from '../../i18n/localized-message.ts';
import type { Patterns } from './ignore-rules.ts';
import { leadsToFileWithin, type SearchRules, type Skip, type SkipReason, searchFolder } from './search-folder.ts';

/** Separates the paths of one value of `-f`: those that a shell made of a pattern. No path can hold it. */
export const pathSeparator = '\0';

/** A file that a value of `-f` leads to. */
export interface FoundFile {
  readonly path: string;
  /** True if it was named as it is: then a problem with it is an error. */
  readonly isNamed: boolean;
  /** True if images go along: a pattern asks for them, a folder does not. */
  readonly takesImages: boolean;
}

/** Everything that a search depends on. */
export interface SearchContext {
  readonly workingDirectory: string;
  readonly platform: NodeJS.Platform;
  readonly patterns: Patterns;
  readonly skip: Skip;
}

/** Returns true if a value leads to other files than the one of its name. */
export function isExpandable(value: string, { workingDirectory, patterns }: SearchContext): boolean {
  if (value.includes(pathSeparator)) return true;
  const stats = statSync(resolve(workingDirectory, value), { throwIfNoEntry: false });
  return stats === undefined ? patterns.picomatch.scan(value).isGlob : stats.isDirectory();
}

/**
 * Expands a value of `-f` to files: a file itself, the files of a folder, those that match a pattern, or those that the shell made
 * of a pattern.
 *
 * @returns the files in order, none if nothing matches
 */
export function expandPath(value: string, context: SearchContext): FoundFile[] {
  const { workingDirectory, platform, patterns } = context;
  if (value.includes(pathSeparator)) return expandGroup(value.split(pathSeparator), context);
  const path = resolve(workingDirectory, value);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return search(path, everyFile, false, context);
  const { base, glob, isGlob, negated } = patterns.picomatch.scan(value);
  if (stats !== undefined || !isGlob || negated === true) {
    if (stats !== undefined && leavesByLink(path, repositoryOf(workingDirectory))) throw linkOutside(value, path);
    return [{ path, isNamed: true, takesImages: true }];
  }
  const folder = resolve(workingDirectory, base);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  const isDeep = glob.includes('**');
  const rules: SearchRules = {
    isWanted: patterns.picomatch(glob, { windows: platform === 'win32' }),
    depth: isDeep ? Number.POSITIVE_INFINITY : glob.split('/').length,
    searchesHidden: /(?:^|\/)\\?\./.test(glob),
    // Without ** a pattern means what it means to a shell.
    leavesOutIgnored: isDeep,
  };
  return search(folder, rules, true, context);
}

const everyFile: SearchRules = {
  isWanted: (name) => !/(?:^|\/)\./.test(name),
  depth: Number.POSITIVE_INFINITY,
  searchesHidden: false,
  leavesOutIgnored: true,
};

function search(
  folder: string,
  rules: SearchRules,
  takesImages: boolean,
  { workingDirectory, patterns, skip }: SearchContext,
): FoundFile[] {
  // A cloned repository may call a link to the user's home folder "docs".
  if (leavesByLink(folder, workingDirectory)) {
    skip(folder, 'link');
    return [];
  }
  return searchFolder(folder, rules, patterns, skip).map((name) => ({
    path: join(folder, name),
    isNamed: false,
    takesImages,
  }));
}

/** Takes what the shell made of a pattern as the pattern would: no folders, and no links out of the folder of all of them. */
function expandGroup(values: readonly string[], { workingDirectory, skip }: SearchContext): FoundFile[] {
  const paths = values.map((value) => resolve(workingDirectory, value));
  const folder = commonFolder(paths);
  const realFolder = realpathSync(folder);
  return paths.flatMap((path): FoundFile[] => {
    const isLink = realpathOf(path) !== join(realFolder, relative(folder, path));
    const problem = isLink ? (leadsToFileWithin(path, realFolder) ? null : 'link') : reasonAgainst(path);
    if (problem === null) return [{ path, isNamed: false, takesImages: true }];
    skip(path, problem);
    return [];
  });
}

function reasonAgainst(path: string): SkipReason | null {
  const stats = statSync(path);
  if (stats.isFile()) return null;
  return stats.isDirectory() ? 'folder' : 'special';
}

/** Returns true if a path within the working folder leads out of it by a link. */
function leavesByLink(path: string, workingDirectory: string): boolean {
  const isWithin = (inner: string, outer: string) => !/^\.\.(?:[\\/]|$)/.test(relative(outer, inner));
  if (!isWithin(path, workingDirectory) || isAbsolute(relative(workingDirectory, path))) return false;
  const [real, realFolder] = [realpathSync(path), realpathSync(workingDirectory)];
  return !isWithin(real, realFolder) || isAbsolute(relative(realFolder, real));
}

/** Returns the root of the repository that a folder is in, else the folder. */
function repositoryOf(folder: string): string {
  for (let root = folder; dirname(root) !== root; root = dirname(root)) {
    if (statSync(join(root, '.git'), { throwIfNoEntry: false }) !== undefined) return root;
  }
  return folder;
}

/** The README of a cloned repository may be a link to a private key. */
function linkOutside(name: string, path: string): CommandError {
  const target = realpathSync(path);
  return new CommandError(localized('{path} is a link to {target}, outside of this folder.', { path: name, target }), {
    exitCode: exitCodes.usage,
    code: 'file_unreadable',
    hint: localized('If you mean that file, name it: {example}', { example: `-f '${target}'` }),
  });
}

function realpathOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null; // A link that leads nowhere.
  }
}

function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  let folder = dirname(first);
  const holds = (path: string) => path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
  while (!others.every(holds) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** Returns the name of a file for people and models: relative to the working folder, with forward slashes. */
export const nameOf = (path: string, workingDirectory: string): string =>
  relative(workingDirectory, path).split(sep).join('/') || '.';
