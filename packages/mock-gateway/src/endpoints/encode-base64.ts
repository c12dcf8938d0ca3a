/** Bytes that fit into an argument list. */
const most = 8_192;

/** Writes bytes in base64, in any runtime. */
export function encodeBase64Bytes(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += most) binary += String.fromCharCode(...bytes.subarray(at, at + most));
  return btoa(binary);
}

/** Reads base64, in any runtime. @throws DOMException if the text is not base64 */
export const decodeBase64Bytes = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
