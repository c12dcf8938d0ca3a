import { redact } from '../errors/redact.ts';
import type { Logger } from '../platform/logger.ts';

/** Levels of logging, from nothing to everything. Bodies are never logged. */
export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug';

/** Writes to the logger, filtered by level and redacted. */
export type Log = (level: Exclude<LogLevel, 'off'>, message: string, fields: () => Record<string, unknown>) => void;

const ranks: Record<LogLevel, number> = { off: 0, error: 1, warn: 2, info: 3, debug: 4 };

/** Checks whether a value is a level. */
export function isLogLevel(value: unknown): value is LogLevel {
  return typeof value === 'string' && Object.hasOwn(ranks, value);
}

/** @param level what is logged; of `off` nothing is made */
export function createLog(logger: Logger, level: LogLevel): Log | null {
  if (level === 'off') return null;
  return (lineLevel, message, fields) => {
    if (ranks[lineLevel] > ranks[level]) return;
    const safe = Object.entries(fields())
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, typeof value === 'string' ? redact(value) : value]);
    logger[lineLevel](`clawwits: ${redact(message)}`, Object.fromEntries(safe));
  };
}
