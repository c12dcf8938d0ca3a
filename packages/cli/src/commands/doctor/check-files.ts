import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { findConfigurationPath, readConfiguration } from '../../config/read-configuration.ts';
import { readProject } from '../../config/read-project.ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { type LocalizedMessage, localized, untranslated } from '../../i18n/localized-message.ts';
import type { Io } from '../../system/io.ts';
import { type Check, ok, unknown, wrong } from './check.ts';

const oldestNode = 20;

/** Checks that this version of Node is supported. */
export async function checkNode(version: string): Promise<Check> {
  if (Number(version.split('.')[0]) >= oldestNode) return ok('node', untranslated(version));
  const error = new CommandError(localized('Node {version} is too old.', { version }), {
    exitCode: exitCodes.usage,
    code: 'node_too_old',
    hint: localized('Install Node {version} or newer.', { version: oldestNode }),
  });
  return wrong('node', error);
}

/** Checks that the configuration file is readable and valid, and that only its owner can read its secrets. */
export async function checkFiles(io: Io): Promise<readonly [configuration: Check, permissions: Check]> {
  const path = findConfigurationPath(io);
  if (path === null)
    return [
      ok('configuration', localized('no home folder')),
      ok('permissions', localized('there is nothing to protect')),
    ];
  const folder = dirname(path);
  try {
    const { profiles } = await readConfiguration(path, io.platform);
    const count = Object.keys(profiles ?? {}).length;
    const message =
      profiles === undefined
        ? localized('{path}, no profiles', { path })
        : localized('{path}, profiles: {count}', { path, count });
    return [ok('configuration', message), await checkPermissions(path, folder, io.platform)];
  } catch (error) {
    const isOpen = error instanceof CommandError && error.code === 'configuration_not_private';
    if (isOpen) return [ok('configuration', untranslated(path)), await wrong('permissions', error)];
    return [await wrong('configuration', error), unknown('permissions', localized('the file cannot be used'))];
  }
}

/** Checks the project's file, if there is one. */
export async function checkProject(io: Io): Promise<readonly Check[]> {
  try {
    const project = await readProject(io);
    return project === null ? [] : [ok('project', untranslated(project.path))];
  } catch (error) {
    return [await wrong('project', error)];
  }
}

const [writableByOthers, openToOthers] = [0o022, 0o077];

/**
 * Reports the modes of the configuration file and its folder. Whoever can write to the folder can put another file, with another
 * address, in the place of this one.
 */
async function checkPermissions(path: string, folder: string, platform: NodeJS.Platform): Promise<Check> {
  const [inFolder, inFile] = [folder, path].map((name) => statSync(name, { throwIfNoEntry: false })?.mode);
  if (inFolder === undefined) return ok('permissions', localized('there is nothing to protect'));
  if (platform === 'win32') return ok('permissions', localized('for you alone'));
  if ((inFolder & writableByOthers) !== 0) {
    return refuse(localized('Others can write to {folder}.', { folder }), `chmod 700 '${folder}'`);
  }
  if (inFile === undefined || (inFile & openToOthers) === 0) return ok('permissions', localized('for you alone'));
  const place = { path, octal: (inFile & 0o777).toString(8).padStart(4, '0') };
  if ((inFile & writableByOthers) !== 0) {
    return refuse(
      localized('Others can change the configuration file {path} (mode {octal}).', place),
      `chmod 600 '${path}'`,
    );
  }
  return ok('permissions', localized('others can read {path} (mode {octal}), which holds no key', place));
}

function refuse(message: LocalizedMessage, command: string): Promise<Check> {
  const error = new CommandError(message, {
    exitCode: exitCodes.usage,
    code: 'configuration_not_private',
    hint: localized('Close it with: {command}', { command }),
  });
  return wrong('permissions', error);
}
