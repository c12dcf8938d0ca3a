import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localizeError } from '../errors/localized-error.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import type { Io } from '../system/io.ts';
import type { ProjectSettings } from './configuration-schema.ts';
import { locateJsonMistake } from './locate-json-mistake.ts';

/** The name of a project's file. */
export const projectFileName = '.clawwits.json';

/** A project's file and its settings. */
export interface Project {
  readonly path: string;
  readonly settings: ProjectSettings;
}

/**
 * Finds the project's file, from the working folder upwards. It can hold no key and name no address: whoever writes to
 * a repository could otherwise send its users' keys somewhere.
 *
 * @throws {CommandError} naming what is wrong with it
 */
export async function readProject({ workingDirectory }: Pick<Io, 'workingDirectory'>): Promise<Project | null> {
  for (let folder = workingDirectory; ; folder = dirname(folder)) {
    const path = join(folder, projectFileName);
    const text = read(path);
    if (text !== null) return { path, settings: await check(text, path) };
    if (dirname(folder) === folder) return null;
  }
}

/** A folder that cannot be looked into holds no project of ours. */
function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES' || code === 'EISDIR') return null;
    throw invalid(path, localized('It cannot be read: {problem}.', { problem: localizeError(error) }));
  }
}

async function check(text: string, path: string): Promise<ProjectSettings> {
  const mistake = locateJsonMistake(text);
  if (mistake !== null) {
    throw invalid(path, localized('Line {line}, column {column}: {problem}.', { ...mistake }));
  }
  const { checkProject } = await import('./configuration-schema.ts');
  const settings = checkProject(JSON.parse(text));
  if (!('problem' in settings)) return settings;
  throw invalid(path, settings.problem);
}

function invalid(path: string, problem: LocalizedMessage): CommandError {
  return new CommandError(localized('The project file {path} is not valid. {problem}', { path, problem }), {
    exitCode: exitCodes.usage,
    code: 'invalid_configuration',
    hint: localized(
      'It may hold profile, model, system, max_tokens, max_wits, temperature and markdown. Addresses and keys are yours alone: keep them with clawwits login.',
    ),
  });
}
