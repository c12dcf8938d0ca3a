import { CommandError, OutputClosed } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localizeError } from '../errors/localized-error.ts';
import { localized } from '../i18n/localized-message.ts';
import type { OutputStream } from '../system/io.ts';

/** Writes text, or bytes as they are, and waits until the stream has taken it. */
export type WriteText = (text: string | Uint8Array) => Promise<void>;

const systemCodeOf = (error: Error): string | undefined => (error as NodeJS.ErrnoException).code;

/**
 * Writes to standard output.
 *
 * @throws {OutputClosed} if the reader has closed the stream
 * @throws {CommandError} if it cannot be written, because the disk is full for example
 */
export function createStdoutWriter(stdout: OutputStream): WriteText {
  stdout.on('error', () => undefined);
  return (text) =>
    new Promise((resolve, reject) => {
      if (text.length === 0) return resolve();
      stdout.write(text, (error) => {
        if (!error) return resolve();
        if (systemCodeOf(error) === 'EPIPE') return reject(new OutputClosed());
        reject(
          new CommandError(
            localized('The output could not be written: {problem}.', { problem: localizeError(error) }),
            {
              exitCode: exitCodes.internalFailure,
              code: 'output_failed',
              hint: localized('Check the disk or the program that standard output goes to.'),
              cause: error,
            },
          ),
        );
      });
    });
}

/** Writes to standard error; errors are ignored, since there is no other place to report them. */
export function createStderrWriter(stderr: OutputStream): WriteText {
  stderr.on('error', () => undefined);
  return (text) => new Promise((resolve) => stderr.write(text, () => resolve()));
}
