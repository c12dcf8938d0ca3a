import { execFile } from 'node:child_process';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { asIs, type Sentence, say } from '../i18n/sentence.ts';
import { toSingleLine } from '../output/text/strip-controls.ts';

const timeoutMs = 30_000;

/**
 * Asks another program for the key: the first line that it prints. No shell stands between.
 *
 * It runs in the folder of the configuration that names it, never in the current one: a relative path must not lead into a
 * cloned repository, and Windows looks for a program in the working folder before it looks in `PATH`.
 *
 * @throws {CommandError} where it fails, or prints nothing
 */
export async function runCredentialCommand(
  [program = '', ...args]: readonly string[],
  folder: string,
): Promise<string> {
  const key = await new Promise<string>((resolve, reject) => {
    execFile(program, args, { cwd: folder, timeout: timeoutMs, maxBuffer: 65_536 }, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout.split('\n', 1)[0]?.trim() ?? '');
      const said = toSingleLine(stderr.trim()).slice(0, 200);
      reject(failed(program, said === '' ? describe(error) : asIs(said)));
    });
  });
  if (key !== '') return key;
  throw failed(program, say('it printed nothing'));
}

function describe(error: Error & { code?: unknown; killed?: boolean }): Sentence {
  if (error.killed === true) return say('it took longer than {seconds} s', { seconds: timeoutMs / 1_000 });
  if (typeof error.code === 'number') return say('it ended with {code}', { code: error.code });
  return error.code === undefined ? say('it was ended') : asIs(String(error.code));
}

function failed(program: string, problem: Sentence): CommandError {
  return new CommandError(say('The credential_command "{program}" gave no key: {problem}.', { program, problem }), {
    exitCode: exitCodes.authentication,
    code: 'credential_command_failed',
    hint: say('Run it by hand: it must print the key as its first line, and end with 0.'),
  });
}
