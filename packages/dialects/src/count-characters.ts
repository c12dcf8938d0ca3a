/** Highest cost of an image in any model's documentation, in characters at four a token. */
const mostImageCharacters = 6_400;

/**
 * Counts the characters of a request's content, for an estimate of its tokens. An image or a file in base64 counts as a
 * bounded number: models charge it by its size in pixels, not by its bytes.
 */
export function countCharacters(content: unknown): number {
  let encoded = 0;
  const json = JSON.stringify(content, function (this: unknown, name, value: unknown) {
    if (typeof value !== 'string' || value.length <= mostImageCharacters || !isEncoded(this, name, value)) return value;
    encoded += mostImageCharacters;
    return '';
  });
  return (json ?? '').length + encoded;
}

/** Checks whether a text is base64: a `data:` URL, or the data of a source of that type. */
function isEncoded(holder: unknown, name: string, text: string): boolean {
  if (/^data:[^,]{0,100};base64,/.test(text)) return true;
  return (
    (name === 'data' || name === 'b64_json' || name === 'file_data') &&
    typeof holder === 'object' &&
    /^[\w+/=\s-]{1000}/.test(text)
  );
}
