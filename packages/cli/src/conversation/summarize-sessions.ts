import { type GatewayName, gatewayNames } from '../config/gateway-facts.ts';
import { localizeError } from '../errors/localized-error.ts';
import type { LocalizedMessage } from '../i18n/localized-message.ts';
import type { Place } from '../system/directories.ts';
import { emptyLog, readLog } from './saved-session.ts';
import { listSessionFiles, type SessionFile } from './session-files.ts';
import type { LoggedSession } from './session-log.ts';

/** Facts about a session that is kept. */
export interface SessionSummary {
  readonly name: string;
  readonly path: string;
  /** The gateway that answered last; `null` if its log does not name one. */
  readonly gateway: GatewayName | null;
  /** True if the sandbox answered last: the amounts are of its play money then, and of real money otherwise. */
  readonly isSandbox: boolean;
  /** The model that is asked for, else the one that served the last answer. */
  readonly model: string | null;
  readonly exchanges: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Wits that were spent at ClawWits, for questions that were taken back as well. */
  readonly wits: number;
  /** Dollars that were spent at the other gateways. */
  readonly costUSD: number;
  /** True if a part of the tokens was counted here because the gateway did not report them. */
  readonly isEstimated: boolean;
  /** Number of answers whose cost the log does not hold: they were kept by an older version. */
  readonly unpriced: number;
  /** In milliseconds since 1970. */
  readonly lastUsedMs: number;
  /** Number of lines that a killed process left unfinished. */
  readonly tornLines: number;
}

/** A session whose log cannot be read. */
export interface UnreadableSession {
  readonly name: string;
  readonly path: string;
  readonly problem: LocalizedMessage;
}

/** Sessions with their content, and those that cannot be read. */
export interface ReadSessions {
  readonly sessions: readonly { readonly summary: SessionSummary; readonly log: LoggedSession }[];
  readonly unreadable: readonly UnreadableSession[];
}

/**
 * Reads every session that is kept, the one that was used last first. One that cannot be read is named, and hides no other.
 *
 * @throws the system's error if their folder cannot be read
 */
export function readSessions(place: Place): ReadSessions {
  const sessions: { summary: SessionSummary; log: LoggedSession }[] = [];
  const unreadable: UnreadableSession[] = [];
  for (const file of listSessionFiles(place)) {
    try {
      const log = readLog(file.path);
      // Another process may have removed it; one that is empty has no answer yet.
      if (log !== null && log !== emptyLog) sessions.push({ summary: summarize(file, log), log });
    } catch (error) {
      unreadable.push({ name: file.name, path: file.path, problem: localizeError(error) });
    }
  }
  sessions.sort((one, other) => other.summary.lastUsedMs - one.summary.lastUsedMs);
  return { sessions, unreadable };
}

/** Adds up what a log holds. */
export function summarize({ name, path, modifiedMs }: SessionFile, log: LoggedSession): SessionSummary {
  const isSandbox = log.sandbox === true;
  // A cloned or hand-edited log may name anything.
  const gateway = gatewayNames.find((known) => known === log.gateway) ?? null;
  const answers = log.lines.filter(({ turns, sandbox }) => turns !== undefined && (sandbox === true) === isSandbox);
  const sum = (values: readonly (number | undefined)[]) => values.reduce<number>((all, one) => all + (one ?? 0), 0);
  const tokensOf = (of: typeof answers) => sum(of.flatMap(({ usage }) => [usage?.input_tokens, usage?.output_tokens]));
  const lastUsedMs = Date.parse(log.lines.findLast(({ at }) => at !== undefined)?.at ?? '');
  return {
    ...{ name, path, gateway, isSandbox },
    model: log.model ?? log.lines.findLast(({ served_by }) => served_by !== undefined)?.served_by ?? null,
    exchanges: log.exchanges.reduce(
      (count, { turns }) => count + turns.filter(({ role }) => role === 'user').length,
      0,
    ),
    inputTokens: sum(answers.map(({ usage }) => usage?.input_tokens)),
    outputTokens: sum(answers.map(({ usage }) => usage?.output_tokens)),
    wits: tokensOf(answers.filter((answer) => (answer.gateway ?? 'clawwits') === 'clawwits')),
    costUSD: sum(answers.map(({ cost_usd }) => cost_usd)),
    isEstimated: answers.some(({ usage }) => usage?.estimated === true),
    unpriced: log.lines.filter(({ turns, usage }) => turns !== undefined && usage === undefined).length,
    lastUsedMs: Number.isNaN(lastUsedMs) ? modifiedMs : lastUsedMs,
    tornLines: log.tornLines,
  };
}
