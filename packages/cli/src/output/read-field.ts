import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localized } from '../i18n/localized-message.ts';
import type { Result } from './result.ts';

/** The fields that every record has. */
const recordFields = {
  schema_version: [],
  type: [],
  ok: [],
  command: [],
  data: [],
  error: ['code', 'message', 'http_status', 'request_id', 'retryable', 'hint', 'retry_after_ms'],
  usage: ['input_tokens', 'output_tokens', 'total_tokens', 'estimated'],
  wits: ['spent', 'balance_after', 'cost_usd', 'remaining_usd', 'remaining_requests', 'resets_at'],
  finish_reason: [],
  model: [],
  attempts: [],
  duration_ms: [],
  exit_code: [],
} as const satisfies Record<keyof Result, readonly string[]>;

/**
 * Checks that records have such a field, before anything is sent and paid.
 *
 * @param dataFields the fields of the command's own data
 * @throws {CommandError} naming those that are there
 */
export function checkField(path: string, dataFields: readonly string[]): void {
  const known = Object.entries({ ...recordFields, data: dataFields }).flatMap(([name, inner]) => [
    name,
    ...inner.map((innerName) => `${name}.${innerName}`),
  ]);
  if (known.includes(path)) return;
  throw new CommandError(localized('The record has no field "{path}".', { path }), {
    exitCode: exitCodes.usage,
    code: 'unknown_field',
    hint: localized('There are: {fields}.', { fields: known.join(', ') }),
  });
}

/** Reads one value of a record as text: a scalar as it is, anything else as JSON; `null` if it is missing. */
export function readField(record: Result, path: string): string | null {
  const value = path
    .split('.')
    .reduce<unknown>((parent, name) => (isObject(parent) ? parent[name] : undefined), record);
  if (value === null || value === undefined) return null;
  return isObject(value) ? JSON.stringify(value) : String(value);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
