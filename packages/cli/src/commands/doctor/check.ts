import { describeFailure } from '../../errors/describe-failure.ts';
import type { Failure } from '../../errors/failure.ts';
import { type LocalizedMessage, localized } from '../../i18n/localized-message.ts';

/** Names of the checks, for people. */
export const checkNames = {
  node: localized('node'),
  version: localized('version'),
  configuration: localized('configuration'),
  permissions: localized('permissions'),
  project: localized('project'),
  profile: localized('profile'),
  sandbox: localized('sandbox'),
  'base URL': localized('base URL'),
  key: localized('key'),
  host: localized('host'),
  access: localized('access'),
  balance: localized('balance'),
  limits: localized('limits'),
} as const;
type CheckName = keyof typeof checkNames;

/** A check of the set-up, and its result. */
export type Check = { readonly name: CheckName } & (
  | { readonly status: 'ok'; readonly message: LocalizedMessage }
  | { readonly status: 'wrong'; readonly failure: Failure }
  /** It could not be looked at, because of something before it. */
  | { readonly status: 'unknown'; readonly message: LocalizedMessage }
);

export const ok = (name: CheckName, message: LocalizedMessage): Check => ({ name, status: 'ok', message });

export const unknown = (name: CheckName, message: LocalizedMessage): Check => ({ name, status: 'unknown', message });

/** Creates a failed check from an error, which has the message, the hint and the exit code. */
export async function wrong(name: CheckName, error: unknown, hint?: LocalizedMessage): Promise<Check> {
  return { name, status: 'wrong', failure: await describeFailure(error, hint) };
}
