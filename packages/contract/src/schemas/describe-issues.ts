import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

/** A problem with a value, and its place. */
export interface Described {
  /** The field as it would be written in code: `messages[0].content`. Empty for the value itself. */
  readonly field: string;
  /** A sentence that begins with the field. */
  readonly message: string;
}

function writePath(path: readonly PropertyKey[]): string {
  let written = '';
  for (const step of path) {
    if (typeof step === 'number') written += `[${step}]`;
    else written += written === '' ? String(step) : `.${String(step)}`;
  }
  return written;
}

const depthOf = (issues: readonly Issue[]): number => Math.max(0, ...issues.map((issue) => issue.path.length));

/** The problem of the union's branch that matched furthest; `null` if none looked inside the value. */
function furthestBranch(issue: Issue): Issue | null {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return null;
  const branches = [...issue.errors].sort((a, b) => depthOf(b) - depthOf(a));
  const inner = branches[0]?.[0];
  const isNarrower = inner !== undefined && (depthOf(branches[0] ?? []) > 0 || inner.code !== 'invalid_type');
  return isNarrower ? ({ ...inner, path: [...issue.path, ...inner.path] } as Issue) : null;
}

/** The types that the branches of a union wanted, in words. */
function expectedTypes(issue: Issue): string | null {
  if (issue.code !== 'invalid_union') return null;
  const expected = issue.errors.flatMap((branch) =>
    branch.flatMap((inner) => (inner.code === 'invalid_type' ? [inner.expected] : [])),
  );
  return expected.length > 0 ? `Invalid input: expected ${[...new Set(expected)].join(' or ')}` : null;
}

/**
 * Describes the problem with a value in a sentence that names the field.
 *
 * @param error what a schema's `safeParse` gave back
 */
export function describeIssues(error: z.ZodError): Described {
  let issue = error.issues[0];
  if (issue === undefined) return { field: '', message: 'The value is not valid.' };
  for (let inner = furthestBranch(issue); inner !== null; inner = furthestBranch(issue)) issue = inner;
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = writePath([...issue.path, ...unknownKey]);
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined && / undefined$/.test(issue.message);
  const complaint = isMissing ? 'is required' : (expectedTypes(issue) ?? issue.message);
  return { field, message: `${field === '' ? 'The body' : field}: ${complaint}.` };
}
