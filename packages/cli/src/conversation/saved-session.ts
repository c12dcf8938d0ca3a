import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ChatMessage } from '@clawwits/sdk-ts';
import { demandDirectory, stateDirectory } from '../configuration/directories.ts';
import { CommandError } from '../failures/command-error.ts';
import { exitCodes } from '../failures/exit-codes.ts';
import { sayError } from '../failures/said-error.ts';
import type { GatewayName } from '../gateways/gateway-facts.ts';
import type { Io } from '../io.ts';
import { type Sentence, say } from '../language/sentence.ts';
import { toSingleLine } from '../output/strip-controls.ts';
import type { Session } from './session.ts';

/** What is kept of a conversation. */
export type SavedSession = Pick<Session, 'turns' | 'model' | 'system'>;

/** What was kept, and what there is to say where its model was chosen at another gateway: it is not asked for here. */
export interface ReadSession extends SavedSession {
  readonly note: Sentence | null;
}

/** What `--continue` goes on with. */
export const lastSession = 'last';

/**
 * The file of a session.
 *
 * @throws {CommandError} where the name is none
 */
export function sessionPath(name: string, io: Io): string {
  if (/^\w[\w.-]{0,63}$/.test(name)) {
    return join(demandDirectory(stateDirectory(io), 'CLAWWITS_STATE_DIR'), 'sessions', `${name}.json`);
  }
  throw refuse(
    say('"{name}" is no name for a session.', { name }),
    say('Use letters, digits, dots, hyphens and underscores, 64 at the most.'),
  );
}

/**
 * Reads what was kept; `null` where there is no such file.
 *
 * @param ownGateway whom the conversation goes on with
 * @throws {CommandError} where it cannot be read, or holds no conversation
 */
export function readSession(path: string, ownGateway: GatewayName): ReadSession | null {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    const problem = error instanceof SyntaxError ? say('it is not JSON') : sayError(error);
    throw refuse(
      say('The conversation in {path} cannot be read: {problem}.', { path, problem }),
      say('Remove the file to begin anew.'),
    );
  }
  const { turns, model, system, gateway } = (content ?? {}) as Record<string, unknown>;
  if (Array.isArray(turns) && turns.every(isTurn) && isOptionalText(model) && isOptionalText(system)) {
    const isOwn = model === undefined || gateway === undefined || gateway === ownGateway;
    return isOwn
      ? { turns, model, system, note: null }
      : { turns, model: undefined, system, note: noteLeftModel(model, ownGateway) };
  }
  throw refuse(
    say('{path} holds no conversation.', { path }),
    say('Give a file that /save has made, or remove it to begin anew.'),
  );
}

/**
 * Replaces what was kept at once, readable for its owner alone from its first byte on.
 *
 * @throws {CommandError} where it cannot be written
 */
export function writeSession(
  path: string,
  { gateway, turns, model, system }: SavedSession & Pick<Session, 'gateway'>,
): void {
  const temporary = `${path}.${crypto.randomUUID()}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const text = JSON.stringify({ schema_version: 1, gateway, model, system, turns }, null, 2);
    writeFileSync(temporary, `${text}\n`, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw refuse(
      say('The conversation cannot be kept in {path}: {problem}.', { path, problem: sayError(error) }),
      say('Check the folder, or set another with CLAWWITS_STATE_DIR.'),
    );
  }
}

const noteLeftModel = (model: string, gateway: GatewayName): Sentence =>
  say("the conversation's model {model} is not asked for: it was held with another gateway than {gateway}", {
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

function refuse(message: Sentence, hint: Sentence): CommandError {
  return new CommandError(message, { exitCode: exitCodes.usage, code: 'session_unusable', hint });
}
