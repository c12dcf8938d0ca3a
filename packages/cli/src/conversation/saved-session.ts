import { closeSync, openSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ChatMessage } from '@clawwits/sdk-ts';
import type { GatewayName } from '../config/gateway-facts.ts';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localizeError } from '../errors/localized-error.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import { toSingleLine } from '../output/text/strip-controls.ts';
import { openLog } from '../system/append-line.ts';
import { flush } from '../system/flush.ts';
import { makeFolder } from '../system/make-folder.ts';
import type { Session, UserContent } from './session.ts';
import { cannotKeep } from './session-files.ts';
import { type Exchange, type LoggedSession, parseSessionLog, type SessionSettings } from './session-log.ts';

/** The parts of a conversation that are kept. */
export type SavedSession = Pick<Session, 'turns' | 'model' | 'system'>;

/** A conversation from a file. A model that was chosen at another gateway is left out, with a note. */
export interface ReadSession extends SavedSession {
  /** The same turns as they were added. */
  readonly exchanges: readonly Exchange[];
  readonly note: LocalizedMessage | null;
}

/**
 * Reads a conversation; `null` if there is no such file. Logs, and the files that `/save` writes, are understood.
 *
 * @param ownGateway gateway that the conversation continues with
 * @throws {CommandError} if it cannot be read, or holds no conversation
 */
export function readSession(path: string, ownGateway: GatewayName): ReadSession | null {
  const content = readLog(path);
  if (content === null) return null;
  const { exchanges, model, system, gateway } = content;
  const turns = exchanges.flatMap((exchange) => exchange.turns);
  const isOwn = model === undefined || gateway === undefined || gateway === ownGateway;
  return isOwn
    ? { turns, exchanges, model, system, note: null }
    : { turns, exchanges, model: undefined, system, note: noteUnusedModel(model, ownGateway) };
}

/**
 * Reads a conversation with everything that its file keeps; `null` if there is no such file.
 *
 * @throws {CommandError} if it cannot be read, or holds no conversation
 */
export function readLog(path: string): LoggedSession | null {
  const text = readText(path);
  if (text === null) return null;
  const content = text.trim() === '' ? emptyLog : (parseSaved(text) ?? parseSessionLog(text, isTurn));
  if (content !== null) return content;
  throw refuse(
    localized('{path} holds no conversation.', { path }),
    localized('Give a file that /save has made, or remove it to begin anew.'),
  );
}

/** A log in which nothing was kept yet. */
export const emptyLog: LoggedSession = { exchanges: [], lines: [], tornLines: 0 };

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw refuse(
      localized('The conversation in {path} cannot be read: {problem}.', { path, problem: localizeError(error) }),
      localized('Remove the file to begin anew.'),
    );
  }
}

/** Reads a file of `/save`, which is one JSON object; `null` if it is something else. */
function parseSaved(text: string): LoggedSession | null {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return null;
  }
  const { turns, model, system, gateway, schema_version: version } = (content ?? {}) as Record<string, unknown>;
  if (version !== 1 && version !== undefined) return null;
  if (!Array.isArray(turns) || !turns.every(isTurn) || !isOptionalText(model) || !isOptionalText(system)) return null;
  return {
    ...emptyLog,
    exchanges: [{ id: 'saved', turns }],
    model,
    system,
    gateway: gateway as GatewayName | undefined,
  };
}

/** Room on the disk for an answer, in bytes: more than any answer takes. */
const roomForAnswer = 64 * 1024;

/**
 * Checks, before a call is paid for, that its exchange can be saved. What another process writes meanwhile may still fill the
 * disk.
 *
 * @param question what the exchange begins with
 * @throws {CommandError} if the session's log cannot be written, or the disk is full
 */
export function requireWritable(path: string, question: UserContent = ''): void {
  writing(path, () => {
    closeSync(openLog(path));
    const needed = roomForAnswer + Buffer.byteLength(JSON.stringify(question));
    if (freeBytes(dirname(path)) < needed)
      throw Object.assign(new Error('ENOSPC: too little room'), { code: 'ENOSPC' });
  });
}

/** Number of bytes that are free on the disk of a folder; infinite if the system does not know. */
function freeBytes(folder: string): number {
  try {
    const { bavail, bsize, blocks } = statfsSync(folder);
    return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/**
 * Replaces a file at once, readable for its owner alone from its first byte on.
 *
 * @throws {CommandError} if it cannot be written
 */
export function replaceSession(path: string, text: string): void {
  const temporary = `${path}.${crypto.randomUUID()}.tmp`;
  writing(path, () => {
    try {
      makeFolder(dirname(path));
      const file = openSync(temporary, 'wx', 0o600);
      try {
        writeFileSync(file, text);
        flush(file);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
}

/** Writes a conversation as `/save` does: one JSON object. */
export const formatSaved = ({ gateway, turns, model, system }: SessionSettings & Pick<Session, 'turns'>): string =>
  `${JSON.stringify({ schema_version: 1, gateway, model, system, turns }, null, 2)}\n`;

function writing(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw cannotKeep(path, error);
  }
}

const noteUnusedModel = (model: string, gateway: GatewayName): LocalizedMessage =>
  localized("the conversation's model {model} is not asked for: it was held with another gateway than {gateway}", {
    model: toSingleLine(model),
    gateway,
  });

function isTurn(value: unknown): value is ChatMessage {
  const { role, content } = (value ?? {}) as Record<string, unknown>;
  if (role === 'assistant') return typeof content === 'string';
  return role === 'user' && (typeof content === 'string' || (Array.isArray(content) && content.every(isPart)));
}

function isPart(value: unknown): boolean {
  const { type, text, image_url: image } = (value ?? {}) as Record<string, unknown>;
  if (type === 'text') return typeof text === 'string';
  return type === 'image_url' && typeof (image as { url?: unknown } | null)?.url === 'string';
}

const isOptionalText = (value: unknown): value is string | undefined =>
  value === undefined || typeof value === 'string';

function refuse(message: LocalizedMessage, hint: LocalizedMessage): CommandError {
  return new CommandError(message, { exitCode: exitCodes.usage, code: 'session_unusable', hint });
}
