import { CommandError } from '../failures/command-error.ts';
import { exitCodes } from '../failures/exit-codes.ts';
import type { Result } from './result.ts';

/**
 * Reads one value of a record as text; `null` where it is none. What is no scalar is written as JSON.
 *
 * @param isRequired whether a record without such a field is a mistake
 * @throws {CommandError} where there is no such field, naming those that are there
 */
export function readField(record: Result, path: string, isRequired: boolean): string | null {
  let value: unknown = record;
  for (const name of path.split('.')) {
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
    if (isThere) value = (value as Record<string, unknown>)[name];
    else if (isRequired) throw unknownField(path, value);
    else return null;
  }
  if (value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function unknownField(path: string, parent: unknown): CommandError {
  const names = typeof parent === 'object' && parent !== null ? Object.keys(parent).join(', ') : '';
  return new CommandError(`The record has no field "${path}".`, {
    exitCode: exitCodes.usage,
    code: 'unknown_field',
    hint: names === '' ? 'See: clawwits help output' : `There are: ${names}. See: clawwits help output`,
  });
}
