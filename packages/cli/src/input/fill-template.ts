import type { Template } from '../config/find-template.ts';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';

/** Values of variables by their names. */
export type Variables = Readonly<Record<string, string>>;

/** A template whose variables are known, but for those of the words and of standard input. */
export interface OpenTemplate {
  /** True if it has a variable for standard input. */
  readonly needsInput: boolean;
  readonly model: string | undefined;
  readonly system: string | undefined;
  /**
   * Fills it. Words and input for which it has no variable follow it.
   *
   * @throws {CommandError} if a variable has no value
   */
  fill(words: string, input: string): string;
}

const variable = /(\\?)\{\{\s*([\p{L}_][\p{L}\d_-]*)\s*\}\}/gu;

/** Lists the variables of a text, each once. A backslash before the braces makes them plain text. */
export const variablesOf = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(variable)].flatMap(([, backslash, name = '']) => (backslash === '' ? [name] : []))),
];

/** Replaces variables; values are taken as they are, so that braces within them mean nothing. */
export const fillVariables = (text: string, values: Variables): string =>
  text.replace(variable, (all, backslash: string, name: string) => {
    if (backslash !== '') return all.slice(1);
    return (Object.hasOwn(values, name) ? values[name] : undefined) ?? all;
  });

/**
 * Prepares a template with the values of the command line.
 *
 * @throws {CommandError} if a value is missing, or belongs to no variable
 */
export function openTemplate({ name, prompt, system = '', model }: Template, given: Variables): OpenTemplate {
  const variables = [...new Set([...variablesOf(prompt), ...variablesOf(system)])];
  const strange = Object.keys(given).find((one) => !variables.includes(one));
  if (strange !== undefined) throw strangeVariable(name, strange, variables);
  const isFilledLater = (one: string) => isImplied(one) && variablesOf(prompt).includes(one);
  const missing = variables.filter((one) => !Object.hasOwn(given, one) && !isFilledLater(one));
  if (missing.length > 0) throw missingVariables(name, missing);
  const has = (one: string) => variablesOf(prompt).includes(one) && !Object.hasOwn(given, one);
  return {
    needsInput: has('input'),
    model,
    system: system === '' ? undefined : fillVariables(system, given),
    fill(words, input) {
      const text = input.replace(/[\r\n]+$/, '');
      const implied = Object.entries({ prompt: words, input: text });
      const empty = implied.filter(([one, value]) => has(one) && value.trim() === '').map(([one]) => one);
      if (empty.length > 0) throw missingVariables(name, empty);
      const filled = fillVariables(prompt, { ...Object.fromEntries(implied.filter(([one]) => has(one))), ...given });
      const rest = implied.filter(([one, value]) => !has(one) && value.trim() !== '').map(([, value]) => value);
      return [filled, ...rest].join('\n\n');
    },
  };
}

const isImplied = (name: string): boolean => name === 'prompt' || name === 'input';

function missingVariables(name: string, variables: readonly string[]): CommandError {
  const [first = ''] = variables;
  return refuse(
    localized('The template "{name}" has no value for: {variables}.', { name, variables: variables.join(', ') }),
    first === 'input'
      ? localized('{input} is standard input: pipe a text in, or read a file with < file', { input: '{{input}}' })
      : first === 'prompt'
        ? localized('{prompt} is the prompt of the command line: give one.', { prompt: '{{prompt}}' })
        : localized('Give it with -v: {example}', { example: `-t ${name} -v ${first}=…` }),
  );
}

const strangeVariable = (name: string, strange: string, variables: readonly string[]): CommandError =>
  refuse(
    localized('The template "{name}" has no variable {variable}.', { name, variable: strange }),
    variables.length === 0
      ? localized('It has no variables.')
      : localized('Its variables: {variables}', { variables: variables.join(', ') }),
  );

const refuse = (message: LocalizedMessage, hint: LocalizedMessage): CommandError =>
  new CommandError(message, { exitCode: exitCodes.usage, code: 'template_not_filled', hint });
