/** Destination of log lines, such as `console` or the logger of a library. */
export interface Logger {
  /** Writes a failed call. */
  error(message: string, fields: Record<string, unknown>): void;
  /** Writes a retry. */
  warn(message: string, fields: Record<string, unknown>): void;
  /** Writes a call that succeeded. */
  info(message: string, fields: Record<string, unknown>): void;
  /** Writes each attempt. */
  debug(message: string, fields: Record<string, unknown>): void;
}
