/** Parses a whole URL; `null` if it is something else. Browsers of 2023 have no `URL.canParse`. */
export function parseURL(text: unknown): URL | null {
  try {
    return typeof text === 'string' ? new URL(text) : null;
  } catch {
    return null;
  }
}
