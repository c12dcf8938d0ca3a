import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../failures/command-error.ts';
import { exitCodes } from '../failures/exit-codes.ts';
import { sayError } from '../failures/said-error.ts';
import type { Io } from '../io.ts';
import { joined, type Sentence, say } from '../language/sentence.ts';
import type { Configuration } from './configuration-schema.ts';
import { configDirectory } from './directories.ts';
import { locateJsonMistake } from './locate-json-mistake.ts';

/** The file that holds the profiles. */
export function configurationPath(io: Pick<Io, 'env' | 'platform' | 'homeDirectory'>): string {
  return join(configDirectory(io), 'config.json');
}

/**
 * Reads the configuration file; one that does not exist is empty.
 *
 * @throws {CommandError} naming the file, the place and what is wrong
 */
export async function readConfiguration(path: string, platform: NodeJS.Platform): Promise<Configuration> {
  const text = readText(path);
  if (text === null) return {};
  const { checkConfiguration } = await import('./configuration-schema.ts');
  const configuration = checkConfiguration(parse(text, path));
  if ('problem' in configuration) {
    throw invalid(
      say('The configuration file {path} is not valid. {problem}', { path, problem: configuration.problem }),
    );
  }
  if (platform !== 'win32' && holds(configuration, 'api_key')) refuseOpenFile(path, 0o077);
  // Whoever could write to it could have any program run.
  if (platform !== 'win32' && holds(configuration, 'credential_command')) refuseOpenFile(path, 0o022);
  return configuration;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw invalid(
      say('The configuration file {path} cannot be read: {problem}.', { path, problem: sayError(error) }),
      error,
    );
  }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const mistake = locateJsonMistake(text);
    if (!(error instanceof SyntaxError)) throw error;
    // The parser's own words repeat what the file holds: no cause is kept.
    const what = say('The configuration file {path} is not JSON.', { path });
    throw invalid(
      mistake === null ? what : joined([what, say('Line {line}, column {column}: {problem}.', { ...mistake })], ' '),
    );
  }
}

const holds = ({ profiles = {} }: Configuration, name: 'api_key' | 'credential_command'): boolean =>
  Object.values(profiles).some((profile) => profile[name] !== undefined);

/** What others can read is no secret any more, and what they can write is not yours. */
function refuseOpenFile(path: string, forbidden: number): void {
  const mode = statSync(path).mode & 0o777;
  if ((mode & forbidden) === 0) return;
  const octal = mode.toString(8).padStart(4, '0');
  const isSecret = forbidden === 0o077;
  const command = `chmod 600 '${path}'`;
  throw new CommandError(
    isSecret
      ? say('The configuration file {path} holds a key, and others can read it (mode {octal}).', { path, octal })
      : say('The configuration file {path} names a program to run, and others can change it (mode {octal}).', {
          path,
          octal,
        }),
    {
      exitCode: exitCodes.usage,
      code: 'configuration_not_private',
      hint: isSecret
        ? say('Close it with: {command}. Then make a new key at /api-keys if others use this machine.', { command })
        : say('Close it with: {command}. Then look at what it names.', { command }),
    },
  );
}

function invalid(message: Sentence, cause?: unknown): CommandError {
  return new CommandError(message, {
    exitCode: exitCodes.usage,
    code: 'invalid_configuration',
    hint: say('Mend the file, or use another folder with CLAWWITS_CONFIG_DIR.'),
    cause,
  });
}
