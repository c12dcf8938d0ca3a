import { execFile } from 'node:child_process';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { type LocalizedMessage, localized, untranslated } from '../i18n/localized-message.ts';
import { toSingleLine } from '../output/text/strip-controls.ts';

const timeoutMs = 30_000;

/**
 * Runs another program, without a shell, and returns the first line that it prints as the key.
 *
 * It runs in the folder of the configuration that names it, never in the current one: a relative path must not lead into a
 * cloned repository, and Windows looks for a program in the working folder before it looks in `PATH`.
 *
 * @throws {CommandError} if it fails, or prints nothing
 */
export async function runCredentialCommand(
  [program = '', ...args]: readonly string[],
  folder: string,
): Promise<string> {
  const key = await new Promise<string>((resolve, reject) => {
    execFile(program, args, { cwd: folder, timeout: timeoutMs, maxBuffer: 65_536 }, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout.split('\n', 1)[0]?.trim() ?? '');
      const translatable = toSingleLine(stderr.trim()).slice(0, 200);
      reject(failed(program, translatable === '' ? describe(error) : untranslated(translatable)));
    });
  });
  if (key !== '') return key;
  throw failed(program, localized('it printed nothing'));
}

function describe(error: Error & { code?: unknown; killed?: boolean }): LocalizedMessage {
  if (error.killed === true) return localized('it took longer than {seconds} s', { seconds: timeoutMs / 1_000 });
  if (typeof error.code === 'number') return localized('it ended with {code}', { code: error.code });
  return error.code === undefined ? localized('it was ended') : untranslated(String(error.code));
}

function failed(program: string, problem: LocalizedMessage): CommandError {
  return new CommandError(
    localized('The credential_command "{program}" gave no key: {problem}.', { program, problem }),
    {
      exitCode: exitCodes.authentication,
      code: 'credential_command_failed',
      hint: localized('Run it yourself: it must print the key as its first line, and end with 0.'),
    },
  );
}
