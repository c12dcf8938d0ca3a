import type { WitsBalance } from '@clawwits/sdk-ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import type { EstimatedSum } from '../../estimation/read-requests.ts';
import { formatWits } from '../../i18n/format-wits.ts';
import { localized } from '../../i18n/localized-message.ts';
import type { Io } from '../../system/io.ts';

/** Options of the gate: what the balance has to cover. */
export interface GateOptions {
  /** The least that must be available, in Wits. */
  readonly failBelow?: number;
  /** A file of JSONL whose requests must be covered. */
  readonly covers?: string;
}

/** The Wits that requests would reserve, compared with the balance. */
export interface Coverage {
  readonly requests: number;
  readonly wits: number;
  /** Missing Wits; 0 if the balance is sufficient. */
  readonly missing: number;
}

/** Something that a balance passes or not. */
export interface BalanceGate {
  /** True if an option of the gate was given. */
  readonly isAsked: boolean;
  judge(balance: WitsBalance): { readonly error: CommandError | null; readonly covers: Coverage | null };
}

/**
 * Creates the gate that the options describe.
 *
 * @throws {CommandError} if the requests cannot be read, before anything is sent
 */
export async function openGate({ failBelow, covers }: GateOptions, io: Io): Promise<BalanceGate> {
  const sum = covers === undefined ? null : await addUp(covers, io);
  return {
    isAsked: failBelow !== undefined || sum !== null,
    judge({ available }) {
      const wits = sum === null ? 0 : sum.inputTokens + sum.maxOutputTokens;
      const coverage = sum && { requests: sum.requests, wits, missing: Math.max(0, wits - available) };
      if (coverage !== null && coverage.missing > 0)
        return { error: doesNotCover(available, coverage), covers: coverage };
      const isLess = failBelow !== undefined && available < failBelow;
      return { error: isLess ? belowThreshold(available, failBelow) : null, covers: coverage };
    },
  };
}

/** Counting tokens takes something to load. */
async function addUp(path: string, io: Io): Promise<EstimatedSum> {
  const { estimateFile } = await import('../../estimation/read-requests.ts');
  return estimateFile(path, io);
}

function belowThreshold(available: number, failBelow: number): CommandError {
  return new CommandError(
    localized('{available} Wits are available, less than {wanted}.', {
      available: formatWits(available),
      wanted: formatWits(failBelow),
    }),
    { exitCode: exitCodes.gateFailed, code: 'balance_below_threshold' },
  );
}

function doesNotCover(available: number, { requests, wits, missing }: Coverage): CommandError {
  return new CommandError(
    localized('{available} Wits are available; {requests} requests would reserve about {wits}, {missing} more.', {
      available: formatWits(available),
      requests: formatWits(requests),
      wits: formatWits(wits),
      missing: formatWits(missing),
    }),
    { exitCode: exitCodes.gateFailed, code: 'balance_does_not_cover' },
  );
}
