/** The exit codes. They are fixed, because scripts depend on them. */
export const exitCodes = {
  done: 0,
  internalFailure: 1,
  usage: 2,
  authentication: 3,
  insufficientWits: 4,
  rateLimited: 5,
  unavailable: 6,
  rejected: 7,
  incomplete: 8,
  gateFailed: 10,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
