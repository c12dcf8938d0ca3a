import type { AskOptions } from '../commands/ask-options.ts';
import type { Connection } from '../connection.ts';
import { sayError } from '../failures/said-error.ts';
import type { Io } from '../io.ts';
import { type Sentence, say } from '../language/sentence.ts';
import { toSingleLine } from '../output/strip-controls.ts';
import { lastSession, readSession, sessionPath, writeSession } from './saved-session.ts';
import type { Session } from './session.ts';

/** A conversation, new or gone on with. */
export interface OpenSession {
  readonly session: Session;
  /** The models of other gateways that are not asked for: the project's, and that of what was kept. */
  readonly notes: readonly Sentence[];
  /** Keeps it for `--continue` and `--session`; gives what went wrong: an answer stands without. */
  keep(): Sentence | null;
}

/** Whom a conversation is held with, and what is set for it. */
type Place = Pick<Connection, 'defaults' | 'gateway' | 'strangeModel'>;

/**
 * Begins a conversation, or goes on with the one that is named; what is said on the command line wins.
 *
 * @throws {CommandError} where the one that is named cannot be read
 */
export function openSession(options: AskOptions, place: Place, io: Io): OpenSession {
  const { defaults, gateway } = place;
  const isNamed = options.continue === true || options.session !== undefined;
  const name = options.session ?? lastSession;
  const saved = isNamed ? readSession(sessionPath(name, io), gateway) : null;
  const session: Session = {
    gateway,
    turns: saved?.turns ?? [],
    model: options.model ?? saved?.model ?? defaults.model,
    system: options.system ?? saved?.system ?? defaults.system,
    attached: [],
    inputTokens: 0,
    outputTokens: 0,
  };
  return {
    session,
    notes: options.model === undefined ? [noteProjectModel(place) ?? [], saved?.note ?? []].flat() : [],
    keep() {
      try {
        writeSession(sessionPath(name, io), session);
        return null;
      } catch (error) {
        return sayError(error);
      }
    },
  };
}

function noteProjectModel({ strangeModel, gateway }: Place): Sentence | null {
  if (strangeModel === undefined) return null;
  return say("the project's model {model} is not asked for: it was written for another gateway than {gateway}", {
    model: toSingleLine(strangeModel),
    gateway,
  });
}
