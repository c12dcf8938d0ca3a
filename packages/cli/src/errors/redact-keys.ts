const keys = /\b(cw_sk_|toc-|sk-)[\w-]{4,}|\beyJ[\w-]+\.[\w-]+\.[\w-]+/g;

/** Replaces what looks like a key, so that none is ever printed. */
export function redactKeys(text: string): string {
  return text.replace(keys, (_key, prefix: string | undefined) => `${prefix ?? ''}[redacted]`);
}
