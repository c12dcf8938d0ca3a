/** An object with its members in the order of their names. */
function sortMembers(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  // Names are unique, so that no comparison ever finds them equal.
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * Writes a JSON value so that equal values have equal texts, in any order of their members.
 *
 * @returns `null` if the value is nested too deeply to be written
 */
export function canonicalJson(value: unknown): string | null {
  try {
    return JSON.stringify(value, sortMembers);
  } catch (error) {
    // JSON.parse accepts deeper nesting than JSON.stringify.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
