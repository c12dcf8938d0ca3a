import { rmSync } from 'node:fs';
import { listSessionFiles, type SessionFile } from '../../conversation/session-files.ts';
import { readSessions } from '../../conversation/summarize-sessions.ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { localizeError } from '../../errors/localized-error.ts';
import { type LocalizedMessage, localized } from '../../i18n/localized-message.ts';
import { confirm } from '../../input/confirm.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { SessionsRemoveData } from './data.ts';
import { findSession } from './find-session.ts';

/** Options of `clawwits sessions rm`. */
export interface RemoveOptions {
  /** In milliseconds. */
  readonly olderThan?: number;
  readonly yes?: boolean;
}

/** `clawwits sessions rm`: removes conversations by their names, or those that were not used for long. */
export async function removeSessions(
  names: readonly string[],
  { olderThan, yes = false }: RemoveOptions,
  context: CommandContext,
): Promise<CommandOutcome> {
  const { io } = context;
  if ((names.length === 0) === (olderThan === undefined)) throw sayWhich();
  const chosen =
    olderThan === undefined
      ? [...new Set(names)].map((name) => findSession(name, io))
      : findUnused(Date.now() - olderThan, context);
  const list = chosen.map(({ name }) => name).join(', ');
  if (chosen.length > 0 && !yes) {
    if (io.stdin.isTTY !== true) throw confirmationMissing(list);
    const question =
      chosen.length === 1
        ? localized('Remove the session {list}? [y/N] ', { list })
        : localized('Remove {count} sessions: {list}? [y/N] ', { count: chosen.length, list });
    if (!(await confirm(question, io, context.translate))) return describeRemoved([]);
  }
  for (const file of chosen) remove(file);
  return describeRemoved(chosen.map(({ name }) => name));
}

/** A session that cannot be read counts by the time of its last change. */
function findUnused(sinceMs: number, { io }: CommandContext): SessionFile[] {
  const lastUsed = new Map(readSessions(io).sessions.map(({ summary }) => [summary.name, summary.lastUsedMs]));
  return listSessionFiles(io).filter(({ name, modifiedMs }) => (lastUsed.get(name) ?? modifiedMs) < sinceMs);
}

function remove({ path }: SessionFile): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    throw new CommandError(localized('{path} cannot be removed: {problem}.', { path, problem: localizeError(error) }), {
      exitCode: exitCodes.usage,
      code: 'session_unusable',
      hint: localized('Check the folder and who owns it.'),
    });
  }
}

const describeRemoved = (removed: readonly string[]): CommandOutcome => ({
  data: { removed } satisfies SessionsRemoveData,
  text: describe(removed),
});

function describe(removed: readonly string[]): LocalizedMessage {
  const list = removed.join(', ');
  if (removed.length === 0) return localized('Nothing was removed.');
  return removed.length === 1
    ? localized('The session {list} is removed.', { list })
    : localized('{count} sessions are removed: {list}', { count: removed.length, list });
}

const sayWhich = (): CommandError =>
  new CommandError(localized('Say which sessions to remove: their names, or --older-than with an age.'), {
    exitCode: exitCodes.usage,
    code: 'usage',
    hint: localized('clawwits sessions list names those that are kept.'),
  });

const confirmationMissing = (list: string): CommandError =>
  new CommandError(localized('Nothing was removed: without a terminal nobody can confirm it.'), {
    exitCode: exitCodes.usage,
    code: 'usage',
    hint: localized('Give --yes to remove: {list}', { list }),
  });
