import { isText, type Members } from './members.ts';

/** The text that an event adds, where it adds nothing else: the next one may differ from it in that alone. */
export interface PlainText {
  /** The object of the answer that the text is added to, and its member. */
  readonly target: Members;
  readonly name: string;
}

/** Where a dialect has the text of an event. */
export interface PlainTextRules {
  /** What an event brought, where that was a piece of text and nothing else. */
  find(value: Members): PlainText | null;
  /** The object that holds the text of such an event. */
  deltaOf(value: Members): Members | undefined;
}

/** The one text of a delta, to be added to a target; `null` where the delta holds something else. */
export function findText(target: Members, delta: Members): PlainText | null {
  const names = Object.keys(delta).filter((name) => name !== 'type' && name !== 'role' && delta[name] !== null);
  const [name = ''] = names;
  return names.length === 1 && typeof delta[name] === 'string' && isText(name) ? { target, name } : null;
}
