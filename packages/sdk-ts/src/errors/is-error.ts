/**
 * Checks whether a value is an error, whichever realm it comes from: in Jest and other `vm` contexts, the platform's errors are
 * not instances of the application's `Error`.
 */
export const isError = (value: unknown): value is Error =>
  value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
