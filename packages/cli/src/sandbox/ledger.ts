import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localizeError } from '../errors/localized-error.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import { type Place, stateDirectory } from '../system/directories.ts';

/** One call that the sandbox's wallet has paid. */
export interface LedgerEntry {
  /** Time of the call, as an ISO 8601 date. */
  readonly at: string;
  readonly wits: number;
}

const errorCodeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** Path of the file that remembers what the sandbox's wallet has paid; `null` if there is no folder for it. */
export function ledgerPath(place: Place): string | null {
  const folder = stateDirectory(place);
  return folder === null ? null : join(folder, 'sandbox-wallet.jsonl');
}

/**
 * Adds up what has been paid. A file that does not exist is a wallet that is still full.
 *
 * @throws {CommandError} if the file cannot be read, or a line of it is not valid
 */
export function readSpentWits(path: string | null): number {
  if (path === null) return 0;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return 0;
    throw unusableLedger(path, localized('cannot be read: {problem}', { problem: localizeError(error) }), error);
  }
  return text
    .split('\n')
    .reduce(
      (sum, line, index) =>
        line === ''
          ? sum
          : sum + readWits(line, () => localized('is damaged in line {line}', { line: index + 1 }), path),
      0,
    );
}

function readWits(line: string, problem: () => LocalizedMessage, path: string): number {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    return 0; // A process was killed in the middle of its write.
  }
  const wits = typeof entry === 'object' && entry !== null ? (entry as Partial<LedgerEntry>).wits : undefined;
  if (!Number.isSafeInteger(wits) || Number(wits) < 0) throw unusableLedger(path, problem());
  return Number(wits);
}

/** Resets the wallet; returns true if it had spent anything. */
export function resetLedger(path: string | null): boolean {
  if (path === null) return false;
  try {
    rmSync(path);
    return true;
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return false;
    throw unusableLedger(path, localized('cannot be removed: {problem}', { problem: localizeError(error) }), error);
  }
}

export function unusableLedger(path: string, problem: LocalizedMessage, cause?: unknown): CommandError {
  return new CommandError(localized("The sandbox's wallet file {path} {problem}.", { path, problem }), {
    exitCode: exitCodes.usage,
    code: 'sandbox_wallet_unusable',
    hint: localized(
      'Start it anew with: clawwits sandbox reset. Another place for it can be set with CLAWWITS_STATE_DIR.',
    ),
    cause,
  });
}
