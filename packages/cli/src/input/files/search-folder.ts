import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { localized } from '../../i18n/localized-message.ts';
import { type IgnoreRules, isIgnored, type Patterns, rulesAbove, rulesWithin } from './ignore-rules.ts';

/** Reason why a file does not go along. */
export type SkipReason = 'binary' | 'folder' | 'hidden' | 'ignored' | 'image' | 'link' | 'special';

/** Called for each path that does not go along. */
export type Skip = (path: string, reason: SkipReason) => void;

/** The paths that a search takes, relative to its folder with forward slashes. */
export interface SearchRules {
  /** Returns true if a file is wanted. */
  isWanted(name: string): boolean;
  /** Greatest number of segments of a path. */
  readonly depth: number;
  /** True if hidden folders are searched. */
  readonly searchesHidden: boolean;
  /** True if what git ignores, and `node_modules`, is left out. */
  readonly leavesOutIgnored: boolean;
}

/** Number of files at which a search gives up: a mistyped folder is not read for minutes. */
const mostFound = 2_000;

/**
 * Searches a folder for files, in order of their names. Symbolic links are followed to files within the folder alone.
 *
 * @returns paths relative to the folder
 * @throws {CommandError} if it cannot be read, or holds far too many files
 */
export function searchFolder(root: string, rules: SearchRules, patterns: Patterns, skip: Skip): string[] {
  const found: string[] = [];
  const realRoot = realpathSync(root);

  function search(folder: string, prefix: string, ignoreRules: IgnoreRules, depth: number): void {
    const own = prefix === '' ? ignoreRules : rulesWithin(ignoreRules, folder, patterns);
    for (const entry of readFolder(folder)) visit(entry, folder, `${prefix}${entry.name}`, own, depth);
  }

  function visit(entry: Dirent, folder: string, name: string, ignoreRules: IgnoreRules, depth: number): void {
    const path = join(folder, entry.name);
    const step = judge(entry, path, name, ignoreRules, depth);
    if (step === 'search') search(path, `${name}/`, ignoreRules, depth + 1);
    else if (step === 'take') found.push(name);
    else if (step !== 'pass') skip(path, step);
    if (found.length > mostFound) throw tooMany(root);
  }

  function judge(
    entry: Dirent,
    path: string,
    name: string,
    ignoreRules: IgnoreRules,
    depth: number,
  ): 'search' | 'take' | 'pass' | SkipReason {
    const isFolder = entry.isDirectory();
    const isHidden = entry.name.startsWith('.');
    if (entry.name === '.git' || (isFolder && depth >= rules.depth)) return 'pass';
    if (isFolder && isHidden && !rules.searchesHidden) return 'hidden';
    if (!isFolder && !rules.isWanted(name)) return isHidden && rules.leavesOutIgnored ? 'hidden' : 'pass';
    const isOut = entry.name === 'node_modules' || isIgnored(ignoreRules, path, isFolder);
    if (rules.leavesOutIgnored && isOut) return 'ignored';
    if (isFolder) return 'search';
    if (entry.isSymbolicLink()) return leadsToFileWithin(path, realRoot) ? 'take' : 'link';
    return entry.isFile() ? 'take' : 'special';
  }

  search(root, '', rules.leavesOutIgnored ? rulesAbove(realRoot, patterns) : [], 1);
  return found.sort(byCodeUnits);
}

/** Order that is the same in every locale. */
const byCodeUnits = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Returns true if a link leads to a file within a folder, and to nothing hidden there, such as the configuration of git. */
export function leadsToFileWithin(path: string, realFolder: string): boolean {
  try {
    const target = realpathSync(path);
    const segments = relative(realFolder, target).split(sep);
    return !isAbsolute(segments.join(sep)) && !segments.some((one) => one.startsWith('.')) && statSync(target).isFile();
  } catch {
    return false; // It leads nowhere, or in a circle.
  }
}

function readFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // A folder that may not be read holds nothing to send.
  }
}

const tooMany = (folder: string): CommandError =>
  new CommandError(localized('{folder} holds more than {count} files.', { folder, count: mostFound }), {
    exitCode: exitCodes.usage,
    code: 'too_many_files',
    hint: localized('Name a smaller folder, or a pattern such as {example}.', { example: "'src/*.ts'" }),
  });
