import { localizeError } from '../errors/localized-error.ts';
import type { Connection } from '../gateway/connection.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import { toSingleLine } from '../output/text/strip-controls.ts';
import type { Io } from '../system/io.ts';
import {
  extendSession,
  lastSession,
  readSession,
  replaceSession,
  requireWritable,
  sessionPath,
} from './saved-session.ts';
import type { Session } from './session.ts';
import { type Exchange, formatSessionLog, type SessionSettings } from './session-log.ts';

/** A conversation, new or gone on with. */
export interface OpenSession {
  readonly session: Session;
  /** Notes on models of other gateways that are not used: the project's, and the kept conversation's. */
  readonly notes: readonly LocalizedMessage[];
  /** Saves it for `--continue` and `--session`; returns the problem, if any, since the answer is shown anyway. */
  keep(): LocalizedMessage | null;
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
type Place = Pick<Connection, 'defaults' | 'gateway' | 'modelOfOtherGateway'>;

/**
 * Begins a conversation, or continues a named one; options of the command line take precedence over what it keeps.
 *
 * @throws {CommandError} if the one that is named cannot be read
 */
export function openSession(options: SessionOptions, place: Place, io: Io): OpenSession {
  const { defaults, gateway } = place;
  const isNamed = options.continue === true || options.session !== undefined;
  const name = options.session ?? lastSession;
  const saved = isNamed ? readSession(sessionPath(name, io), gateway) : null;
  if (isNamed) requireWritable(sessionPath(name, io));
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

  /** Appends the difference to the saved state; other processes may have appended to the same log. */
  function extend(path: string): void {
    const stays: Exchange[] = [];
    let length = 0;
    for (const exchange of kept) {
      const isThere = exchange.turns.every((turn, place) => session.turns[length + place] === turn);
      if (!isThere) break;
      stays.push(exchange);
      length += exchange.turns.length;
    }
    const added = session.turns.slice(length);
    const exchange = added.length === 0 ? null : { id: crypto.randomUUID(), turns: added };
    const removed = kept.slice(stays.length).map(({ id }) => id);
    if (exchange !== null || removed.length > 0) extendSession(path, settingsOf(session), exchange, removed);
    kept = exchange === null ? stays : [...stays, exchange];
  }

  return {
    session,
    notes: options.model === undefined ? [noteProjectModel(place) ?? [], saved?.note ?? []].flat() : [],
    keep() {
      try {
        const path = sessionPath(name, io);
        if (isNamed) extend(path);
        // A conversation without a name is the last one, as a whole.
        else
          replaceSession(
            path,
            formatSessionLog(settingsOf(session), { id: crypto.randomUUID(), turns: session.turns }),
          );
        return null;
      } catch (error) {
        return localizeError(error);
      }
    },
  };
}

const settingsOf = ({ gateway, model, system }: Session): SessionSettings => ({ gateway, model, system });

function noteProjectModel({ modelOfOtherGateway, gateway }: Place): LocalizedMessage | null {
  if (modelOfOtherGateway === undefined) return null;
  return localized("the project's model {model} is not asked for: it was written for another gateway than {gateway}", {
    model: toSingleLine(modelOfOtherGateway),
    gateway,
  });
}
