import type { ErrorFacts, HeaderLookup } from '@clawwits/contract';

/** A delay of more than a year is a mistake. */
const longestCredibleWait = 366 * 24 * 60 * 60 * 1000;

/**
 * Server-specified delay, in milliseconds: `retry-after-ms`, the body's `retryAfterMs`, `retry-after` in
 * seconds or as a date, then, if a limit was the reason, `x-ratelimit-reset` in Unix seconds. Read strictly: a value that is
 * negative, past, absurd or not a number is ignored.
 *
 * @param now milliseconds since 1970
 */
export function readRetryAfterMs(
  status: number,
  header: HeaderLookup,
  facts: ErrorFacts,
  now: number,
): number | undefined {
  return (
    credible(readNumber(header('retry-after-ms'))) ??
    credible(facts.retryAfterMs) ??
    parseRetryAfter(header('retry-after'), now) ??
    // Some gateways send the reset with every answer; a failure of another kind does not wait for it.
    (status === 429 || status === 402 ? readReset(header('x-ratelimit-reset'), now) : undefined)
  );
}

function parseRetryAfter(value: string | null, now: number): number | undefined {
  const seconds = readNumber(value);
  if (seconds !== undefined) return credible(seconds * 1000);
  // An HTTP date begins with the name of a day; Date.parse alone would read "-5" or "1e3" as a year.
  if (value === null || !/^(mon|tue|wed|thu|fri|sat|sun)/i.test(value.trim())) return undefined;
  return credible(positive(Date.parse(value) - now));
}

function readReset(value: string | null, now: number): number | undefined {
  const seconds = readNumber(value);
  return seconds === undefined ? undefined : credible(positive(seconds * 1000 - now));
}

const positive = (value: number): number | undefined => (value > 0 ? value : undefined);

function readNumber(value: string | null): number | undefined {
  return value !== null && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : undefined;
}

function credible(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) && value >= 0 && value <= longestCredibleWait
    ? Math.ceil(value)
    : undefined;
}
