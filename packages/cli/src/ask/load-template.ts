import { findTemplate } from '../config/find-template.ts';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localized } from '../i18n/localized-message.ts';
import { type OpenTemplate, openTemplate, type Variables } from '../input/fill-template.ts';
import type { Io } from '../system/io.ts';

/**
 * Loads the template that a question names.
 *
 * @throws {CommandError} if it does not exist, or a variable has no value
 */
export async function loadTemplate(name: string | undefined, variables: Variables = {}, io: Io): Promise<OpenTemplate> {
  if (name !== undefined) return openTemplate(await findTemplate(name, io), variables);
  throw new CommandError(localized('-v sets a variable of a template, and no template is named.'), {
    exitCode: exitCodes.usage,
    code: 'usage',
    hint: localized('Name it with -t: {example}', { example: '-t review -v lang=ts' }),
  });
}
