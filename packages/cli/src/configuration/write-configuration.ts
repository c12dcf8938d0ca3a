import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CommandError } from '../failures/command-error.ts';
import { exitCodes } from '../failures/exit-codes.ts';
import { sayError } from '../failures/said-error.ts';
import { say } from '../language/sentence.ts';
import type { Configuration } from './configuration-schema.ts';

/**
 * Replaces the configuration file at once, readable for its owner alone from its first byte on.
 *
 * @throws {CommandError} where it cannot be written
 */
export function writeConfiguration(path: string, configuration: Configuration): void {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, `${JSON.stringify(configuration, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new CommandError(
      say('The configuration file {path} cannot be written: {problem}.', { path, problem: sayError(error) }),
      {
        exitCode: exitCodes.usage,
        code: 'configuration_unwritable',
        hint: say('Check the folder, or use another with CLAWWITS_CONFIG_DIR.'),
        cause: error,
      },
    );
  }
}
