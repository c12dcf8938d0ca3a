import { readFile } from 'node:fs/promises';
import type { JsonObject } from '@clawwits/sdk-ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { SaidError, sayError } from '../../errors/said-error.ts';
import { type Sentence, say } from '../../i18n/sentence.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';

/** A form that answers are asked for in. */
export interface AnswerForm {
  readonly schema: JsonObject;
  /** Adds the answer as data; one that is not of the form becomes an outcome with its error, and keeps its text. */
  check(outcome: CommandOutcome): CommandOutcome;
}

/**
 * Reads the JSON Schema of a file.
 *
 * @throws {CommandError} where it is none, before anything is sent
 */
export async function loadAnswerForm(path: string): Promise<AnswerForm> {
  const { compileSchema } = await import('./json-schema.ts');
  let schema: JsonObject;
  let findProblem: (answer: unknown) => Sentence | undefined;
  try {
    const value: unknown = JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''));
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new SaidError(say('it is no object'));
    schema = value as JsonObject;
    const compiled = await compileSchema(schema);
    if ('problem' in compiled) throw new SaidError(compiled.problem);
    findProblem = compiled.check;
  } catch (error) {
    throw new CommandError(
      say('{path} is no JSON Schema that can be used: {problem}.', { path, problem: sayError(error) }),
      {
        exitCode: exitCodes.usage,
        code: 'schema_unusable',
        hint: say('Give a file such as {json}.', {
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
      if (json === undefined) return { ...outcome, error: notOfTheForm(say('it is not JSON'), outcome) };
      const problem = findProblem(json);
      const data = { ...(outcome.data as object), json };
      return problem === undefined ? { ...outcome, data } : { ...outcome, data, error: notOfTheForm(problem, outcome) };
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

function notOfTheForm(problem: Sentence, { finishReason }: CommandOutcome): CommandError {
  const isCut = finishReason === 'length' || finishReason === 'max_tokens';
  return new CommandError(say('The answer does not satisfy the schema: {problem}.', { problem }), {
    exitCode: exitCodes.incomplete,
    code: 'schema_not_satisfied',
    hint: isCut
      ? say('It was cut: give more with --max-tokens.')
      : say('Ask again, choose a model that knows structured output with --model, or make the schema simpler.'),
  });
}
