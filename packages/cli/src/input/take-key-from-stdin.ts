import { Readable } from 'node:stream';
import type { Io } from '../io.ts';
import { readSecret } from './read-secret.ts';

/**
 * Takes the key from standard input, which is then at its end for the command: a key must never become a prompt.
 *
 * @throws {CommandError} where none came
 */
export async function takeKeyFromStdin(io: Io): Promise<Io> {
  const keyFromStdin = await readSecret('Key (it is not shown): ', io);
  return { ...io, keyFromStdin, stdin: Readable.from([]) };
}
