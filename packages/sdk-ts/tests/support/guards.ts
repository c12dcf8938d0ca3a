import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, vi } from 'vitest';

export interface GuardOptions {
  /** What may be printed all the same, because others than the SDK print it. */
  readonly tolerated?: RegExp;
}

/** Fails each test of a file in which a promise was left to reject, Node warned, or a line went to the console. */
export function guardEachTest({ tolerated }: GuardOptions = {}): void {
  const surprises: string[] = [];
  const onRejection = (reason: unknown) => void surprises.push(`unhandled rejection: ${inspect(reason)}`);
  const onWarning = (warning: Error) => void surprises.push(`warning: ${inspect(warning)}`);

  beforeEach(() => {
    surprises.length = 0;
    process.on('unhandledRejection', onRejection);
    process.on('warning', onWarning);
    for (const level of ['error', 'warn', 'info', 'log', 'debug'] as const) {
      vi.spyOn(console, level).mockImplementation((...words: unknown[]) => {
        const line = `console.${level}: ${words.map((word) => inspect(word)).join(' ')}`;
        if (!tolerated?.test(line)) surprises.push(line);
      });
    }
  });

  afterEach(async () => {
    // A rejection counts as unhandled one turn after it happened.
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', onRejection);
    process.off('warning', onWarning);
    vi.restoreAllMocks();
    expect(surprises).toEqual([]);
  });
}
