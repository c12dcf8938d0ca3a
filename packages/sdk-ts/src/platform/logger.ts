/** Where log lines go: `console` is one, and most loggers are. */
export interface Logger {
  /** Writes what failed. */
  error(message: string, fields: Record<string, unknown>): void;
  /** Writes what may fail: a retry, a limit that is near. */
  warn(message: string, fields: Record<string, unknown>): void;
  /** Writes calls that ended. */
  info(message: string, fields: Record<string, unknown>): void;
  /** Writes each attempt. */
  debug(message: string, fields: Record<string, unknown>): void;
}
