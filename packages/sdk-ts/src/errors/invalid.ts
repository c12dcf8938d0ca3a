import { ConfigurationError } from './error-classes.ts';

/** The error for an option that cannot be used. */
export function invalidOption(message: string, cause?: unknown): ConfigurationError {
  return new ConfigurationError(message, { code: 'invalid_option', cause });
}

/** The error for an option of the wrong kind. */
export function mistypedOption(name: string, expected: string, value: unknown): ConfigurationError {
  return invalidOption(`The option "${name}" takes ${expected}; got ${describeValue(value)}.`);
}

/** The error for parameters that cannot be sent. */
export function invalidParams(message: string, cause?: unknown): ConfigurationError {
  return new ConfigurationError(message, { code: 'invalid_params', cause });
}

/** Names a value of the wrong kind without repeating what it holds. */
export function describeValue(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : 'an array';
  if (value === '') return 'an empty string';
  if (value === undefined) return 'nothing';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
