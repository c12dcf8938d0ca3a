import { existsSync } from 'node:fs';
import { localizeError } from '../errors/localized-error.ts';
import type { Connection } from '../gateway/connection.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import type { CommandOutcome } from '../output/command-outcome.ts';
import { toSingleLine } from '../output/text/strip-controls.ts';
import { appendLine } from '../system/append-line.ts';
import type { Io } from '../system/io.ts';
import { openRescue } from './rescue-exchange.ts';
import { readSession, requireWritable } from './saved-session.ts';
import type { Session, UserContent } from './session.ts';
import { createUnnamedSession, nameToContinue, sessionPath } from './session-files.ts';
import { type AnswerFacts, type Exchange, formatSessionLine, type SessionSettings } from './session-log.ts';

/** A conversation, new or gone on with. */
export interface OpenSession {
  readonly session: Session;
  /** Its name; `null` if it is not kept, or not yet. */
  readonly name: string | null;
  /** Notes on models of other gateways that are not used: the project's, and the kept conversation's. */
  readonly notes: readonly LocalizedMessage[];
  /**
   * Prepares its log for an exchange, before the call is paid for. A conversation that was given no name gets its log now; if that
   * fails, `keep` reports it.
   *
   * @throws {CommandError} if the log of a named one cannot be written
   */
  begin(question: UserContent): void;
  /**
   * Saves it for `--continue` and `--session`, with what its last answer cost; returns the problem, if any, since the answer is
   * shown anyway.
   */
  keep(outcome?: CommandOutcome): LocalizedMessage | null;
}

/** Options of the command line that choose a conversation, or a setting of it. */
export interface SessionOptions {
  readonly model?: string;
  readonly system?: string;
  /** Continues the last conversation. */
  readonly continue?: boolean;
  /** Continues the conversation of this name, or begins it. */
  readonly session?: string;
}

/** The gateway of a conversation, and its defaults. */
type Place = Pick<Connection, 'defaults' | 'gateway' | 'modelOfOtherGateway' | 'sandbox'>;

/**
 * Begins a conversation, or continues a named one; options of the command line take precedence over what it keeps.
 *
 * @throws {CommandError} if the one that is named cannot be read
 */
export function openSession(options: SessionOptions, place: Place, io: Io): OpenSession {
  const { defaults, gateway } = place;
  const isNamed = options.continue === true || options.session !== undefined;
  let name = options.session ?? (isNamed ? nameToContinue(io) : null);
  const saved = name === null ? null : readSession(sessionPath(name, io), gateway);
  if (name !== null) requireWritable(sessionPath(name, io));
  const session: Session = {
    gateway,
    turns: saved?.turns ?? [],
    model: options.model ?? saved?.model ?? defaults.model,
    system: options.system ?? saved?.system ?? defaults.system,
    attached: [],
    inputTokens: 0,
    outputTokens: 0,
    isEstimated: false,
  };
  let kept = saved?.exchanges ?? [];
  const rescue = openRescue(io);

  /** Appends the difference to the saved state; other processes may have appended to the same log. */
  function extend(path: string, facts: AnswerFacts): LocalizedMessage | null {
    // A log that was removed meanwhile begins anew, with the whole conversation.
    const before = existsSync(path) ? kept : [];
    const stays: Exchange[] = [];
    let length = 0;
    for (const exchange of before) {
      const isThere = exchange.turns.every((turn, place) => session.turns[length + place] === turn);
      if (!isThere) break;
      stays.push(exchange);
      length += exchange.turns.length;
    }
    const added = session.turns.slice(length);
    const exchange = added.length === 0 ? null : { id: crypto.randomUUID(), ...facts, turns: added };
    const removed = before.slice(stays.length).map(({ id }) => id);
    if (exchange === null && removed.length === 0) return null;
    const line = formatSessionLine(settingsOf(session, place), exchange, removed);
    try {
      // It was paid for: it must survive a power cut.
      appendLine(path, line, { isDurable: true });
    } catch (error) {
      return rescue.keep(path, line, error);
    }
    kept = exchange === null ? stays : [...stays, exchange];
    rescue.forget();
    return null;
  }

  return {
    session,
    notes: options.model === undefined ? [noteProjectModel(place) ?? [], saved?.note ?? []].flat() : [],
    get name() {
      return name;
    },
    begin(question) {
      if (isNamed && name !== null) return requireWritable(sessionPath(name, io), question);
      try {
        name ??= createUnnamedSession(io);
      } catch {
        name = null;
      }
    },
    keep(outcome = {}) {
      try {
        name ??= createUnnamedSession(io);
        return extend(sessionPath(name, io), factsOf(outcome));
      } catch (error) {
        return localizeError(error);
      }
    },
  };
}

const settingsOf = ({ gateway, model, system }: Session, { sandbox }: Place): SessionSettings => ({
  gateway,
  ...(sandbox !== null && { sandbox: true }),
  model,
  system,
});

const factsOf = ({ model, usage, limits }: CommandOutcome): AnswerFacts => ({
  at: new Date().toISOString(),
  served_by: model,
  ...(usage !== undefined && {
    usage: { input_tokens: usage.inputTokens, output_tokens: usage.outputTokens, estimated: usage.estimated },
  }),
  cost_usd: limits?.costUSD,
});

function noteProjectModel({ modelOfOtherGateway, gateway }: Place): LocalizedMessage | null {
  if (modelOfOtherGateway === undefined) return null;
  return localized("the project's model {model} is not asked for: it was written for another gateway than {gateway}", {
    model: toSingleLine(modelOfOtherGateway),
    gateway,
  });
}
