interface Utf8Decoder {
  decode(bytes: Uint8Array): string;
}

/** Decodes UTF-8; invalid bytes become U+FFFD. Jest's jsdom has no `TextDecoder`, but Node's `Buffer`. */
export function createTextDecoder(options?: { ignoreBOM: boolean }): Utf8Decoder {
  if (typeof TextDecoder === 'function') return new TextDecoder('utf-8', options);
  const { Buffer } = globalThis as unknown as { Buffer: { from(bytes: Uint8Array): object } };
  return { decode: (bytes) => String(Buffer.from(bytes)) };
}
