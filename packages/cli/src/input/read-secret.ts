import { Readable } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { Interruption } from '../errors/interruption.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Io } from '../system/io.ts';
import { readStdin } from './read-stdin.ts';

/**
 * Reads a key from standard input: piped, or typed without being shown.
 *
 * @throws {CommandError} if nothing came
 */
export async function readSecret(question: LocalizedMessage, io: Io, translate: Translate): Promise<string> {
  const { stdin, stderr, signal } = io;
  let secret: string;
  if (stdin.isTTY === true) {
    // Echo is off before the question is printed.
    const line = readHiddenLine(stdin as ReadStream, signal);
    stderr.write(translate(question));
    secret = await line.finally(() => stderr.write('\n'));
  } else {
    secret = (await readStdin(stdin, 'required', signal)).text;
  }
  if (secret.trim() !== '') return secret.trim();
  throw new CommandError(localized('No key came on standard input.'), {
    exitCode: exitCodes.usage,
    code: 'missing_api_key',
    hint: localized('Type it when asked, or pipe it in: clawwits login < key.txt'),
  });
}

/** Reads a line that is typed without being shown; nothing is read of the terminal after it. */
export function readHiddenLine(stdin: ReadStream, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    let line = '';
    function settle(finish: () => void): void {
      stdin.setRawMode(false);
      stdin.off('data', take);
      signal.removeEventListener('abort', interrupt);
      stdin.destroy();
      finish();
    }
    const interrupt = () => settle(() => reject(signal.reason));
    function take(bytes: Buffer): void {
      for (const character of bytes.toString('utf8')) {
        if (character === '\r' || character === '\n' || character === '\x04') {
          settle(() => resolve(line));
          return;
        }
        // In raw mode the terminal hands Ctrl-C on as a character.
        if (character === '\x03') {
          settle(() => reject(new Interruption('SIGINT')));
          return;
        }
        line = character === '\x7f' || character === '\b' ? line.slice(0, -1) : line + character;
      }
    }
    stdin.setRawMode(true);
    signal.addEventListener('abort', interrupt, { once: true });
    stdin.on('data', take);
    // Another question may have been asked before.
    stdin.resume();
  });
}

/**
 * Takes the key from standard input, which is then at its end for the command: a key must never become a prompt.
 *
 * @throws {CommandError} if none came
 */
export async function readKeyFromStdin(io: Io, translate: Translate): Promise<Io> {
  const keyFromStdin = await readSecret(localized('Key (it is not shown): '), io, translate);
  return { ...io, keyFromStdin, stdin: Readable.from([]) };
}
