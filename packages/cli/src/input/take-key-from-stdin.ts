import { Readable } from 'node:stream';
import type { Io } from '../io.ts';
import { say } from '../language/sentence.ts';
import type { Tell } from '../language/tell.ts';
import { readSecret } from './read-secret.ts';

/**
 * Takes the key from standard input, which is then at its end for the command: a key must never become a prompt.
 *
 * @throws {CommandError} where none came
 */
export async function takeKeyFromStdin(io: Io, tell: Tell): Promise<Io> {
  const keyFromStdin = await readSecret(say('Key (it is not shown): '), io, tell);
  return { ...io, keyFromStdin, stdin: Readable.from([]) };
}
