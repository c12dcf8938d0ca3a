interface NewerUint8Array {
  fromBase64?(text: string): Uint8Array<ArrayBuffer>;
}

/**
 * Reads base64 by what every runtime has.
 *
 * @throws if the text is not base64
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const { fromBase64 } = Uint8Array as NewerUint8Array;
  if (fromBase64 !== undefined) return fromBase64.call(Uint8Array, text);
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < characters.length; index++) bytes[index] = characters.charCodeAt(index);
  return bytes;
}
