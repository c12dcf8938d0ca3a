import { describeFailure } from '../../errors/describe-failure.ts';
import type { Failure } from '../../errors/failure.ts';
import { type Sentence, say } from '../../i18n/sentence.ts';

/** What is looked at, as people read it. */
export const checkNames = {
  node: say('node'),
  configuration: say('configuration'),
  permissions: say('permissions'),
  project: say('project'),
  profile: say('profile'),
  sandbox: say('sandbox'),
  'base URL': say('base URL'),
  key: say('key'),
  host: say('host'),
  access: say('access'),
  balance: say('balance'),
  limits: say('limits'),
} as const;
type CheckName = keyof typeof checkNames;

/** One thing of the set-up, and how it stands. */
export type Check = { readonly name: CheckName } & (
  | { readonly status: 'ok'; readonly message: Sentence }
  | { readonly status: 'wrong'; readonly failure: Failure }
  /** It could not be looked at, because of something before it. */
  | { readonly status: 'unknown'; readonly message: Sentence }
);

export const ok = (name: CheckName, message: Sentence): Check => ({ name, status: 'ok', message });

export const unknown = (name: CheckName, message: Sentence): Check => ({ name, status: 'unknown', message });

/** Something is wrong; the error says what, what to do next, and which exit code it has. */
export async function wrong(name: CheckName, error: unknown, hint?: Sentence): Promise<Check> {
  return { name, status: 'wrong', failure: await describeFailure(error, hint) };
}
