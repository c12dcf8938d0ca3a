import { readFile } from 'node:fs/promises';
import type { JsonObject } from '@clawwits/sdk-ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { LocalizedError, localizeError } from '../../errors/localized-error.ts';
import { type LocalizedMessage, localized } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';

/** A schema that answers have to satisfy. */
export interface AnswerSchema {
  readonly schema: JsonObject;
  /** Adds the answer as data; one that is not of the form becomes an outcome with its error, and keeps its text. */
  check(outcome: CommandOutcome): CommandOutcome;
}

/**
 * Reads the JSON Schema of a file.
 *
 * @throws {CommandError} if it is not a valid schema, before anything is sent
 */
export async function loadAnswerSchema(path: string): Promise<AnswerSchema> {
  const { compileSchema } = await import('./json-schema.ts');
  let schema: JsonObject;
  let findProblem: (answer: unknown) => LocalizedMessage | undefined;
  try {
    const value: unknown = JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''));
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new LocalizedError(localized('it is no object'));
    schema = value as JsonObject;
    const compiled = await compileSchema(schema);
    if ('problem' in compiled) throw new LocalizedError(compiled.problem);
    findProblem = compiled.check;
  } catch (error) {
    throw new CommandError(
      localized('{path} is no JSON Schema that can be used: {problem}.', { path, problem: localizeError(error) }),
      {
        exitCode: exitCodes.usage,
        code: 'schema_unusable',
        hint: localized('Give a file such as {json}.', {
          json: '{"type":"object","properties":{"name":{"type":"string"}},"required":["name"]}',
        }),
        cause: error,
      },
    );
  }
  return {
    schema,
    check(outcome) {
      const { text } = (outcome.data ?? {}) as { text?: string };
      if (outcome.error !== undefined || text === undefined) return outcome;
      const json = parse(text);
      if (json === undefined) return { ...outcome, error: schemaNotSatisfied(localized('it is not JSON'), outcome) };
      const problem = findProblem(json);
      const data = { ...(outcome.data as object), json };
      return problem === undefined
        ? { ...outcome, data }
        : { ...outcome, data, error: schemaNotSatisfied(problem, outcome) };
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // No answer in JSON is undefined.
  }
}

function schemaNotSatisfied(problem: LocalizedMessage, { finishReason }: CommandOutcome): CommandError {
  const isCut = finishReason === 'length' || finishReason === 'max_tokens';
  return new CommandError(localized('The answer does not satisfy the schema: {problem}.', { problem }), {
    exitCode: exitCodes.incomplete,
    code: 'schema_not_satisfied',
    hint: isCut
      ? localized('It was cut: give more with --max-tokens.')
      : localized('Ask again, choose a model that knows structured output with --model, or make the schema simpler.'),
  });
}
