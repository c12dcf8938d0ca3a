import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError, type OwnCode } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localizeError } from '../errors/localized-error.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import { configDirectory } from '../system/directories.ts';
import type { Io } from '../system/io.ts';
import type { Configuration, TemplateSettings } from './configuration-schema.ts';
import { isEntryName } from './entry-name.ts';
import { findConfigurationPath, readConfiguration } from './read-configuration.ts';

/** A prompt with variables, by its name. */
export interface Template extends TemplateSettings {
  readonly name: string;
}

/** A template that is there, and the file that holds it. */
export interface TemplatePlace {
  readonly name: string;
  readonly path: string;
}

const endings = ['.md', '.txt'];

/** Lists the templates that are files of the user's `templates` folder. */
export function listTemplateFiles(io: Io): TemplatePlace[] {
  const folder = templateFolder(io);
  if (folder === null) return [];
  try {
    return readdirSync(folder)
      .sort()
      .flatMap((file) => {
        const ending = endings.find((one) => file.endsWith(one));
        const name = ending === undefined ? '' : file.slice(0, -ending.length);
        return isEntryName(name) ? [{ name, path: join(folder, file) }] : [];
      });
  } catch {
    return []; // There is no such folder, or it cannot be read: a template that is asked for by name is then reported as missing.
  }
}

/**
 * Finds a template of the user: of the configuration file, or a file of its `templates` folder. A project has none: what is asked
 * never depends on a cloned repository.
 *
 * @throws {CommandError} naming the templates that there are
 */
export async function findTemplate(name: string, io: Io): Promise<Template> {
  const { templates = {} } = await readConfiguration(findConfigurationPath(io), io.platform);
  const files = listTemplateFiles(io);
  const own = Object.hasOwn(templates, name) ? templates[name] : undefined;
  if (own !== undefined) return typeof own === 'string' ? { name, prompt: own } : { name, ...own };
  const file = files.find((one) => one.name === name);
  if (file !== undefined) return { name, prompt: readTemplateFile(file) };
  throw unknownTemplate(name, templates, files, io);
}

/** @throws {CommandError} if it cannot be read, or is empty */
export function readTemplateFile({ path }: TemplatePlace): string {
  let prompt: string;
  try {
    prompt = readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .trimEnd();
  } catch (error) {
    throw refuse(
      'file_unreadable',
      localized('{path} cannot be read: {problem}.', { path, problem: localizeError(error) }),
      localized('A template is a text file.'),
    );
  }
  if (prompt.trim() !== '') return prompt;
  throw refuse(
    'file_unreadable',
    localized('The template {path} is empty.', { path }),
    localized('A template is a text file.'),
  );
}

const templateFolder = (io: Io): string | null => {
  const folder = configDirectory(io);
  return folder === null ? null : join(folder, 'templates');
};

function unknownTemplate(
  name: string,
  templates: NonNullable<Configuration['templates']>,
  files: readonly TemplatePlace[],
  io: Io,
): CommandError {
  const known = [...new Set([...Object.keys(templates), ...files.map((file) => file.name)])].sort();
  return refuse(
    'unknown_template',
    localized('There is no template "{name}".', { name }),
    known.length > 0
      ? localized('There are: {fields}.', { fields: known.join(', ') })
      : localized('Make one with: {command}, or as a file in {folder}', {
          command: `clawwits config set templates.${isEntryName(name) ? name : 'review'} "…"`,
          folder: templateFolder(io) ?? localized('no home folder'),
        }),
  );
}

const refuse = (code: OwnCode, message: LocalizedMessage, hint: LocalizedMessage): CommandError =>
  new CommandError(message, { exitCode: exitCodes.usage, code, hint });
