/** Pattern of keys and session tokens of all gateways. */
// The bound keeps a text that only begins like many tokens from taking the square of its length.
const secrets = /\b(cw_sk_|toc-|sk-)[\w-]{4,}|\beyJ[\w-]{1,2000}\.[\w-]+\.[\w-]+|(\bBearer\s+)[^\s"',;]+/gi;

/**
 * Replaces everything that looks like a key. The one redaction for messages, logs and inspection.
 *
 * @param text any text that may leave the process's memory
 */
export function redact(text: string): string {
  return text.replace(secrets, (_match, prefix: string | undefined, bearer: string | undefined) =>
    bearer === undefined ? `${prefix ?? ''}[redacted]` : `${bearer}[redacted]`,
  );
}
