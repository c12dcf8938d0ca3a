import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localizeError } from '../errors/localized-error.ts';
import { joinMessages, type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import { configDirectory, type Place, requireDirectory } from '../system/directories.ts';
import type { Configuration } from './configuration-schema.ts';
import { locateJsonMistake } from './locate-json-mistake.ts';
import { refuseForeignConfiguration } from './refuse-foreign-configuration.ts';

/**
 * Path of the file that holds the profiles.
 *
 * @throws {CommandError} `no_home_directory` if there is no folder for it
 */
export const configurationPath = (place: Place): string =>
  join(requireDirectory(configDirectory(place), 'CLAWWITS_CONFIG_DIR'), 'config.json');

/** Path of the file that holds the profiles; `null` if there is no folder for it, and so no configuration. */
export function findConfigurationPath(place: Place): string | null {
  const folder = configDirectory(place);
  return folder === null ? null : join(folder, 'config.json');
}

/**
 * Reads the configuration file. One that does not exist, or has no folder to be in, is empty.
 *
 * @throws {CommandError} naming the file, the place and what is wrong
 */
export async function readConfiguration(path: string | null, platform: NodeJS.Platform): Promise<Configuration> {
  const text = path === null ? null : readText(path);
  if (path === null || text === null) return {};
  const { checkConfiguration } = await import('./configuration-schema.ts');
  const configuration = checkConfiguration(parse(text, path));
  if ('problem' in configuration) {
    throw invalid(
      localized('The configuration file {path} is not valid. {problem}', { path, problem: configuration.problem }),
    );
  }
  if (platform !== 'win32') refuseForeignConfiguration(path, configuration);
  return configuration;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw invalid(
      localized('The configuration file {path} cannot be read: {problem}.', { path, problem: localizeError(error) }),
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
    const what = localized('The configuration file {path} is not JSON.', { path });
    throw invalid(
      mistake === null
        ? what
        : joinMessages([what, localized('Line {line}, column {column}: {problem}.', { ...mistake })], ' '),
    );
  }
}

function invalid(message: LocalizedMessage, cause?: unknown): CommandError {
  return new CommandError(message, {
    exitCode: exitCodes.usage,
    code: 'invalid_configuration',
    hint: localized('Fix the file, or use another folder with CLAWWITS_CONFIG_DIR.'),
    cause,
  });
}
