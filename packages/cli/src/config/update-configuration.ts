import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localizeError } from '../errors/localized-error.ts';
import { localized } from '../i18n/localized-message.ts';
import { followLinks } from '../system/follow-links.ts';
import { replaceLocked } from '../system/replace-locked.ts';
import type { Configuration } from './configuration-schema.ts';
import { readConfiguration } from './read-configuration.ts';

/**
 * Changes the configuration file. Processes that change it at the same time lose nothing: each reads it again under a lock. The
 * file is replaced atomically, readable for its owner alone from its first byte on; if it is a symbolic link, the link stays and
 * the file that it leads to is replaced.
 *
 * @param change returns the new configuration; what it throws leaves the file as it is. It may be called more than once
 * @throws {CommandError} if the file cannot be read or written
 */
export async function updateConfiguration(
  path: string,
  platform: NodeJS.Platform,
  change: (current: Configuration) => Configuration,
): Promise<void> {
  const target = followLinks(path);
  try {
    await replaceLocked(target, async () => {
      const changed = change(await readConfiguration(path, platform));
      return `${JSON.stringify(changed, null, 2)}\n`;
    });
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(
      localized('The configuration file {path} cannot be written: {problem}.', { path, problem: localizeError(error) }),
      {
        exitCode: exitCodes.usage,
        code: 'configuration_unwritable',
        hint: localized('Check the folder, or use another with CLAWWITS_CONFIG_DIR.'),
        cause: error,
      },
    );
  }
}
