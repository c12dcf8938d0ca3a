import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import { listLinks } from '../system/follow-links.ts';
import type { Configuration } from './configuration-schema.ts';

const [readableByOthers, writableByOthers, writableByAll, sticky] = [0o077, 0o022, 0o002, 0o1000];

/**
 * Refuses a configuration that somebody else could have written or read. Whoever writes to it can have a program run, or send
 * the key of the environment elsewhere; whoever reads it has the key that it holds.
 *
 * @throws {CommandError} `configuration_not_private`, with the command that closes the file or folder
 */
export function refuseForeignConfiguration(path: string, configuration: Configuration): void {
  const profiles = Object.values(configuration.profiles ?? {});
  const holds = (name: 'api_key' | 'credential_command' | 'base_url') =>
    profiles.some((profile) => profile[name] !== undefined);
  if (profiles.length === 0) return;
  const file = statSync(path);
  if (holds('api_key')) refuseMode(file.mode, readableByOthers, path, isOpenSecret);
  const forbidden = holds('credential_command') ? writableByOthers : writableByAll;
  if (holds('credential_command')) refuseMode(file.mode, forbidden, path, namesProgram);
  else if (holds('base_url')) refuseMode(file.mode, forbidden, path, isOpenFile);
  else if (!holds('api_key')) return;

  if (file.uid !== 0 && file.uid !== process.geteuid?.()) {
    throw refuse(
      localized('The configuration file {path} belongs to another user (number {owner}).', { path, owner: file.uid }),
      localized('Take it over with: {command}. Then look at what it holds.', { command: `chown "$(id -u)" '${path}'` }),
    );
  }
  // Whoever can write to the folder of a link, or of the file that it leads to, can put another file there.
  for (const folder of new Set(listLinks(path).map(dirname))) refuseOpenFolder(folder, forbidden);
}

/** Refuses a folder in which others can put another file, and any above it that others can put another folder in. */
function refuseOpenFolder(folder: string, forbidden: number): void {
  for (let [above, mask] = [realpathSync(folder), forbidden]; ; [above, mask] = [dirname(above), writableByAll]) {
    const { mode } = statSync(above);
    // In a sticky folder, such as /tmp, others cannot replace what is there.
    if ((mode & sticky) === 0) refuseMode(mode, mask, above, isOpenFolder);
    if (dirname(above) === above) return;
  }
}

interface Values {
  readonly path: string;
  readonly octal: string;
}

function refuseMode(mode: number, forbidden: number, path: string, describe: (values: Values) => CommandError): void {
  if ((mode & forbidden) !== 0) throw describe({ path, octal: (mode & 0o777).toString(8).padStart(4, '0') });
}

const isOpenSecret = ({ path, octal }: Values) =>
  refuse(
    localized('The configuration file {path} holds a key, and others can read it (mode {octal}).', { path, octal }),
    localized('Close it with: {command}. Then make a new key at /api-keys if others use this machine.', {
      command: `chmod 600 '${path}'`,
    }),
  );

const namesProgram = ({ path, octal }: Values) =>
  refuse(
    localized('The configuration file {path} names a program to run, and others can change it (mode {octal}).', {
      path,
      octal,
    }),
    localized('Close it with: {command}. Then look at what it names.', { command: `chmod 600 '${path}'` }),
  );

const isOpenFile = ({ path, octal }: Values) =>
  refuse(
    localized('Others can change the configuration file {path} (mode {octal}).', { path, octal }),
    localized('Close it with: {command}. Then look at what it holds.', { command: `chmod 600 '${path}'` }),
  );

const isOpenFolder = ({ path: folder, octal }: Values) =>
  refuse(
    localized('Others can put another configuration file in {folder} (mode {octal}).', { folder, octal }),
    localized('Close it with: {command}. Then look at what it holds.', { command: `chmod 700 '${folder}'` }),
  );

function refuse(message: LocalizedMessage, hint: LocalizedMessage): CommandError {
  return new CommandError(message, { exitCode: exitCodes.usage, code: 'configuration_not_private', hint });
}
