import { invalidParams } from '../errors/invalid.ts';
import { isError } from '../errors/is-error.ts';

/**
 * Writes a value as JSON.
 *
 * @throws {ConfigurationError} `invalid_params` if it has no form in JSON
 */
export function writeJson(name: string, value: object): string {
  let cause: unknown;
  try {
    const text: string | undefined = JSON.stringify(value);
    if (text !== undefined) return text;
  } catch (error) {
    cause = error;
  }
  const reason = isError(cause) ? `: ${cause.message.split('\n', 1)[0]}` : '';
  throw invalidParams(`${name} cannot be written as JSON${reason}.`, cause);
}
