import { joinMessages, type LocalizedMessage, localized, untranslated } from '../../i18n/localized-message.ts';

/** A keyword of a schema that a value does not satisfy. */
export interface Mismatch {
  /** Its name; `false` stands for a schema that nothing satisfies. */
  readonly keyword: string;
  /** Its location in the schema. */
  readonly location: string;
  /** Its value; for subschemas, their locations. */
  readonly asked: unknown;
  /** The place of the value, as a JSON pointer. */
  readonly pointer: string;
  readonly found: unknown;
  /** Mismatches in the keyword's subschemas. */
  readonly below: readonly Mismatch[];
}

/** A problem and its place. */
interface Complaint {
  readonly place: readonly string[];
  readonly what: LocalizedMessage;
}

/** Describes the first mismatch of a value, and its place. */
export function describeMismatch(mismatch: Mismatch): LocalizedMessage {
  const [first, ...others] = listComplaints(mismatch);
  // Two alternatives may require the same.
  const whats = new Map([first, ...others].map(({ what }) => [JSON.stringify(what), what]));
  const what = [...whats.values()].reduce((one, other) => localized('{one} or {other}', { one, other }));
  return first.place.length === 0 ? what : joinMessages([untranslated(`${first.place.join('.')}: `), what], '');
}

/** One complaint, or alternatives in the same place. */
type Complaints = readonly [Complaint, ...Complaint[]];

/** Keywords whose subschemas explain nothing: any item may match one, or none may. */
const describedByKeyword = ['contains', 'not', 'propertyNames'];

function listComplaints(mismatch: Mismatch): Complaints {
  const { keyword, below } = mismatch;
  const [first] = below;
  if (first === undefined || describedByKeyword.includes(keyword)) return [complaintOf(mismatch)];
  return keyword === 'anyOf' || keyword === 'oneOf' ? complainOfAlternatives(mismatch) : listComplaints(first);
}

/** Describes a mismatch of several alternatives by the one that matched deepest: it was probably meant. */
function complainOfAlternatives(mismatch: Mismatch): Complaints {
  const alternatives = mismatch.asked as readonly string[];
  const missed = alternatives.map((alternative) =>
    mismatch.below.find(({ location }) => `${location}/`.startsWith(`${alternative}/`)),
  );
  const [first, ...others] = missed
    .flatMap((one) => (one === undefined ? [] : listComplaints(one)))
    .sort((one, other) => other.place.length - one.place.length);
  // An alternative without a mismatch is one too many.
  if (first === undefined || missed.includes(undefined)) return [complaintOf(mismatch)];
  return [first, ...others.filter(({ place }) => place.join('/') === first.place.join('/'))];
}

function complaintOf({ keyword, asked, pointer, found }: Mismatch): Complaint {
  const place = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const missing = findMissing(keyword, asked, found);
  if (missing !== undefined) return { place: [...place, missing], what: localized('is missing') };
  return { place, what: (sentences[keyword] ?? otherwise(keyword))(asked) };
}

/** Returns the name of the missing property. */
function findMissing(keyword: string, asked: unknown, found: unknown): string | undefined {
  const has = (name: string) => Object.hasOwn(found as object, name);
  if (keyword === 'required') return (asked as readonly string[]).find((name) => !has(name));
  if (keyword !== 'dependentRequired' && keyword !== 'dependencies') return undefined;
  return (asked as readonly (readonly [string, unknown])[])
    .flatMap(([name, others]) => (has(name) && Array.isArray(others) ? (others as readonly string[]) : []))
    .find((name) => !has(name));
}

const otherwise = (keyword: string) => () => localized('does not satisfy "{keyword}"', { keyword });

/** Creates the message of a bound. */
const bounded =
  (keyword: (bound: string) => LocalizedMessage, exclusive: (bound: string) => LocalizedMessage) =>
  (asked: unknown) => {
    // Draft 4 has both in one.
    const [bound, isExclusive] = Array.isArray(asked) ? (asked as [number, boolean?]) : [asked as number];
    return (isExclusive ? exclusive : keyword)(String(bound));
  };

const most = (bound: string) => localized('must be {bound} or less', { bound });
const least = (bound: string) => localized('must be {bound} or more', { bound });
const less = (bound: string) => localized('must be less than {bound}', { bound });
const more = (bound: string) => localized('must be more than {bound}', { bound });

/** Messages by keyword, from the keyword's compiled value. */
const sentences: Readonly<Record<string, (asked: unknown) => LocalizedMessage>> = {
  false: () => localized('is not allowed'),
  type: (asked) => localized('must be {type}', { type: describeTypes([asked].flat() as readonly string[]) }),
  enum: (asked) => localized('must be one of {values}', { values: (asked as readonly string[]).join(', ') }),
  const: (asked) => localized('must be {type}', { type: asked as string }),
  oneOf: () => localized('satisfies more than one schema of "oneOf"'),
  maximum: bounded(most, less),
  minimum: bounded(least, more),
  exclusiveMaximum: bounded(less, less),
  exclusiveMinimum: bounded(more, more),
  multipleOf: (asked) => localized('must be a multiple of {number}', { number: String(asked) }),
  maxLength: (asked) => localized('must have {count} or fewer characters', { count: String(asked) }),
  minLength: (asked) => localized('must have {count} or more characters', { count: String(asked) }),
  maxItems: (asked) => localized('must have {count} or fewer items', { count: String(asked) }),
  minItems: (asked) => localized('must have {count} or more items', { count: String(asked) }),
  maxProperties: (asked) => localized('must have {count} or fewer properties', { count: String(asked) }),
  minProperties: (asked) => localized('must have {count} or more properties', { count: String(asked) }),
  uniqueItems: () => localized('must not have the same item twice'),
  pattern: (asked) => localized('must match {pattern}', { pattern: (asked as RegExp).source }),
  format: (asked) => localized('must be of the format "{format}"', { format: asked as string }),
};

const types: Readonly<Record<string, LocalizedMessage>> = {
  string: localized('a string'),
  number: localized('a number'),
  integer: localized('a whole number'),
  boolean: localized('a boolean'),
  array: localized('a list'),
  object: localized('an object'),
};

const describeTypes = (names: readonly string[]): LocalizedMessage =>
  names
    .map((name) => types[name] ?? untranslated(name))
    .reduce((one, other) => localized('{one} or {other}', { one, other }));
