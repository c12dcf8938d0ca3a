/** JSON leaves these characters as they are; terminals obey some of them, and workflow logs the bracket. */
const unsafe = /[\x7f-\x9f\u2028\u2029]|(?<=##)\[/g;

/** Writes a value as one line of JSON in which nothing is left that a terminal or a workflow log would obey. */
export function toJsonLine(value: unknown): string {
  const json = JSON.stringify(value).replace(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${json}\n`;
}
