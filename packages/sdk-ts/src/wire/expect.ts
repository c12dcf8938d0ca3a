import { invalidParams } from '../errors/invalid.ts';

/**
 * Expects an object of parameters.
 *
 * @throws {ConfigurationError} `invalid_params`
 */
export function expectParams(params: unknown, example: string): void {
  if (typeof params !== 'object' || params === null || Array.isArray(params)) {
    throw invalidParams(`The parameters must be an object such as ${example}.`);
  }
}

/** Expects an array of at least one message, each with its role. */
export function expectMessages(messages: unknown): void {
  if (!Array.isArray(messages) || messages.length === 0) {
    throw invalidParams('"messages" must be an array of at least one message: [{ role: "user", content: "…" }].');
  }
  const wrong = messages.findIndex(
    (message) => typeof message !== 'object' || message === null || typeof message.role !== 'string',
  );
  if (wrong !== -1) throw invalidParams(`"messages[${wrong}]" must be an object with a "role" and a "content".`);
}

/** Expects a whole number of 1 or more. */
export function expectTokenLimit(name: string, value: unknown, required: boolean): void {
  const isMissing = value === undefined || value === null;
  if (isMissing && !required) return;
  if (!Number.isInteger(value) || Number(value) < 1) {
    throw invalidParams(`"${name}" ${isMissing ? 'is missing: it ' : ''}must be a whole number of 1 or more.`);
  }
}

/** Expects `true` or `false`. */
export function expectBoolean(name: string, value: unknown): void {
  if (value !== undefined && value !== null && typeof value !== 'boolean') {
    throw invalidParams(`"${name}" must be true or false.`);
  }
}

/** Expects a text, or an array of texts, none of them empty. */
export function expectTexts(name: string, value: unknown): void {
  const texts = Array.isArray(value) ? value : [value];
  if (texts.length === 0 || texts.some((text) => typeof text !== 'string' || text === '')) {
    throw invalidParams(`"${name}" must be a text, or an array of texts, none of them empty.`);
  }
}

/** Expects a text that is not empty. */
export function expectText(name: string, value: unknown): void {
  if (typeof value !== 'string' || value === '') throw invalidParams(`"${name}" must be a text that is not empty.`);
}

/**
 * Expects parameters whose names are the same on the wire, each of them a text that is not empty.
 *
 * @throws {ConfigurationError} `invalid_params`
 */
export function expectTextsIn<Params extends object>(params: Params, ...names: (keyof Params & string)[]): Params {
  expectParams(params, `{ ${names.map((name) => `${name}: "…"`).join(', ')} }`);
  for (const name of names) expectText(name, params[name]);
  return params;
}
