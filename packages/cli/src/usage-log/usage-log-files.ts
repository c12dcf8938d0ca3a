import { join } from 'node:path';
import { type Place, stateDirectory } from '../system/directories.ts';

/** Number of months that the log goes back, the current one included. */
export const keptMonths = 13;

/** Names of its files: a month each. */
const monthFile = /^(\d{4}-\d{2})\.jsonl$/;

/** Folder of the log; `null` if there is no home folder to keep it in. */
export function usageLogFolder(place: Place): string | null {
  const state = stateDirectory(place);
  return state === null ? null : join(state, 'usage');
}

/** Name of the file for a moment, in UTC. */
export const fileOfMonth = (now: Date): string => `${now.toISOString().slice(0, 7)}.jsonl`;

/** Returns the month of a file, such as `2026-11`; `null` if it is no file of the log. */
export const monthOfFile = (name: string): string | null => monthFile.exec(name)?.[1] ?? null;

/** Returns the first month that is kept. */
export const firstKeptMonth = (now: Date): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - keptMonths + 1, 1)).toISOString().slice(0, 7);
