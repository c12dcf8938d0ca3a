import type { ReadStream } from 'node:tty';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Io } from '../system/io.ts';
import { readHiddenLine } from './read-secret.ts';
import { readShownLine } from './read-shown-line.ts';
import { readStdin } from './read-stdin.ts';

/** Credentials that are known before asking. */
export interface KnownCredentials {
  readonly email: string | undefined;
  /** True if the password is read from standard input. */
  readonly passwordStdin: boolean;
}

/**
 * Reads an e-mail address and a password: typed, the password without being shown, or the password from standard input.
 *
 * @throws {CommandError} if one of them is missing
 */
export async function readCredentials(
  { email: known, passwordStdin }: KnownCredentials,
  io: Io,
  translate: Translate,
): Promise<{ readonly email: string; readonly password: string }> {
  const { stdin, stderr, signal } = io;
  if (passwordStdin) {
    if (known === undefined)
      throw missing(localized('The password comes on standard input, and the address is missing.'));
    // Spaces may be a part of it; the final line break is not.
    const { text } = await readStdin(stdin, 'required', signal);
    return check(known, text.replace(/\r?\n$/, ''));
  }
  const terminal = stdin as ReadStream;
  const email = known ?? (await ask(localized('E-mail: '), () => readShownLine(terminal, signal)));
  if (email.trim() === '') throw missing(localized('No e-mail address was given.'));
  const password = await ask(localized('Password (it is not shown): '), () => readHiddenLine(terminal, signal));
  stderr.write('\n');
  return check(email.trim(), password);

  /** Listens before it prints the question, so that no early key is lost. */
  function ask(question: LocalizedMessage, read: () => Promise<string>): Promise<string> {
    const line = read();
    stderr.write(translate(question));
    return line;
  }
}

function check(email: string, password: string) {
  if (password === '') throw missing(localized('No password was given.'));
  return { email, password };
}

function missing(message: LocalizedMessage): CommandError {
  return new CommandError(message, {
    exitCode: exitCodes.usage,
    code: 'usage',
    hint: localized('Type both when asked, or: {command}', {
      command: 'clawwits login --gateway clew --email you@example.com --password-stdin < password.txt',
    }),
  });
}
