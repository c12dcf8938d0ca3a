import { isText, type Members } from './members.ts';

/** The text of an event that adds nothing else: the next one may differ in it alone. */
export interface PlainText {
  /** The object of the answer that the text is added to, and its member. */
  readonly target: Members;
  readonly name: string;
}

/** Rules of a dialect for the text of an event. */
export interface PlainTextRules {
  /** The text of an event, if it adds nothing else. */
  find(value: Members): PlainText | null;
  /** The object that holds the text of such an event. */
  deltaOf(value: Members): Members | undefined;
}

/** The only text of a delta, to be added to a target; `null` if the delta contains something else. */
export function findText(target: Members, delta: Members): PlainText | null {
  const names = Object.keys(delta).filter((name) => name !== 'type' && name !== 'role' && delta[name] !== null);
  const [name = ''] = names;
  return names.length === 1 && typeof delta[name] === 'string' && isText(name) ? { target, name } : null;
}
