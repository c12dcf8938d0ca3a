import type { ClientOptions } from './client-options.ts';
import { type CallSettings, checkNames } from './core/settings.ts';
import { mistypedOption } from './errors/invalid.ts';

/** Expected value of each option: a type, or the methods of an object. An empty one is checked where the option is read. */
const kinds: { readonly [Name in Exclude<keyof ClientOptions, keyof CallSettings>]-?: string } = {
  apiKey: '',
  baseURL: '',
  gateway: '',
  autoModel: 'a string',
  fetch: 'a function',
  dispatcher: 'dispatch',
  headers: '',
  middleware: 'an array of functions',
  observer: 'a function',
  budget: 'enter',
  limiter: 'enter',
  honoursIdempotencyKey: 'a boolean',
  logLevel: '',
  logger: 'error warn info debug',
  dangerouslyAllowBrowser: 'a boolean',
};

const optionNames = new Set(Object.keys(kinds));

/**
 * Checks the options of a client as far as no reader of theirs does.
 *
 * @param gateway the gateway that the options name, or the default
 * @throws {ConfigurationError} `invalid_option`, naming the option and what it takes
 */
export function checkOptions(options: object, gateway: unknown): void {
  checkNames(options, optionNames);
  for (const [name, kind] of Object.entries(kinds)) {
    const value = (options as Readonly<Record<string, unknown>>)[name];
    if (value === undefined || kind === '' || isOfKind(value, kind)) continue;
    throw mistypedOption(name, kind.startsWith('a') ? kind : `an object with ${kind}`, value);
  }
  if (!hasMethods(gateway, 'createResources')) throw mistypedOption('gateway', 'a gateway: clew for one', gateway);
}

const isOfKind = (value: unknown, kind: string): boolean =>
  Array.isArray(value)
    ? kind.startsWith('an') && value.every(isFunction)
    : `a ${typeof value}` === kind || hasMethods(value, kind);

const isFunction = (value: unknown): boolean => typeof value === 'function';

const hasMethods = (value: unknown, names: string): boolean =>
  names.split(' ').every((name) => isFunction((value as Record<string, unknown> | null)?.[name]));
