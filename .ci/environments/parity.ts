import { expect } from 'vitest';

/** "works", or what came instead, by client and step. */
type Report = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Limits {
  /** The one step that nothing can do here. */
  readonly impossible?: string;
  /** `false` where no official client gets an answer here. */
  readonly controlsRun?: boolean;
}

/**
 * Expects that every step works with this SDK. Of an impossible one it must be shown that no official client manages it
 * either: where they work, this SDK works.
 */
export function expectParity(report: Report, { impossible, controlsRun = true }: Limits = {}): void {
  for (const [client, results] of Object.entries(report)) {
    const isControl = !client.startsWith('clawwits');
    const failed = Object.entries(results).filter(([, result]) => result !== 'works');
    const steps = failed.map(([step]) => step).filter((step) => !isControl || step === impossible);
    expect(steps, `${client}: ${JSON.stringify(failed)}`).toEqual(impossible === undefined ? [] : [impossible]);
    if (isControl) expect(results['a call'] === 'works', client).toBe(controlsRun);
  }
}
