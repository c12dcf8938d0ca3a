import { readFileSync } from 'node:fs';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localizeError } from '../errors/localized-error.ts';
import { type LocalizedMessage, localized, untranslated } from '../i18n/localized-message.ts';
import type { Io } from '../system/io.ts';
import type { ChosenProfile } from './choose-profile.ts';
import type { GatewayFacts } from './gateway-facts.ts';

/** A key that is known to be somewhere. */
export interface Key {
  /** The place where it is, as the user knows it. */
  readonly place: LocalizedMessage;
  /** True if it is a profile's key, which is sent to that profile's address only. */
  readonly belongsToProfile: boolean;
  /** @throws {CommandError} if the key is missing */
  read(): Promise<string>;
}

/** The key that a file of the command line holds. */
export function keyOfFile(path: string | undefined, io: Io): Key | null {
  if (path === undefined) return null;
  if (path === '-') {
    const read = () => Promise.resolve(io.keyFromStdin ?? '');
    return { place: localized('standard input'), belongsToProfile: false, read };
  }
  return { place: untranslated(`--api-key-file ${path}`), belongsToProfile: false, read: () => readKeyFile(path) };
}

/** The key of the environment; an empty variable counts as not set. */
export function keyOfEnvironment({ env }: Io, { apiKeyVariable }: GatewayFacts): Key | null {
  const value = env[apiKeyVariable];
  if (!value) return null;
  return { place: untranslated(apiKeyVariable), belongsToProfile: false, read: () => Promise.resolve(value) };
}

/**
 * Finds the key that a profile holds, or that its command gives.
 *
 * @param folder of the configuration, in which the command runs
 */
export function keyOfProfile(chosen: ChosenProfile | null, folder: string): Key | null {
  const { api_key: value, api_key_expires_at: expiresAt, credential_command: command } = chosen?.profile ?? {};
  const place = localized('profile "{name}"', { name: chosen?.name ?? '' });
  if (value !== undefined) {
    return {
      place,
      belongsToProfile: true,
      async read() {
        const { refuseExpiredSession } = await import('./login-session.ts');
        refuseExpiredSession(chosen, expiresAt);
        return value;
      },
    };
  }
  if (command === undefined) return null;
  return {
    place: localized('{program}, the credential_command of {place}', { program: command[0] ?? '', place }),
    belongsToProfile: true,
    async read() {
      const { runCredentialCommand } = await import('./run-credential-command.ts');
      return runCredentialCommand(command, folder);
    },
  };
}

async function readKeyFile(path: string): Promise<string> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw noKey(localized('The key cannot be read from {path}: {problem}.', { path, problem: localizeError(error) }));
  }
  const key = text.replace(/^\ufeff/, '').trim();
  if (key !== '') return key;
  throw noKey(localized('The file {path} holds no key.', { path }));
}

function noKey(message: LocalizedMessage): CommandError {
  return new CommandError(message, {
    exitCode: exitCodes.authentication,
    code: 'missing_api_key',
    hint: localized('Give --api-key-file a file that holds the key and nothing else.'),
  });
}
