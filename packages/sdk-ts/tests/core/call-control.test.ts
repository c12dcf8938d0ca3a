import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CallStopped, createCallControl } from '../../src/core/call-control.ts';
import { createManualRuntime } from '../support/manual-runtime.ts';

function openControl(signal?: AbortSignal) {
  const time = createManualRuntime();
  const control = createCallControl(time.runtime, signal);
  const reasons: CallStopped[] = [];
  control.whenStopped({ cancel: (reason) => reasons.push(reason) });
  return { time, control, reasons, by: () => reasons.map((reason) => reason.by) };
}

describe('the control of a call', () => {
  test('stops it at the first limit that passes, once', () => {
    const { time, control, by } = openControl();
    control.limit('totalTimeout', 100);
    control.limit('idleTimeout', 50);
    time.advance(49);
    expect(by()).toEqual([]);
    time.advance(1_000);
    expect(by()).toEqual(['idleTimeout']);
    expect(control.stopped?.by).toBe('idleTimeout');
    expect(time.waiting).toBe(0);
  });

  test('forgets a limit that was taken back, and begins one anew that is set again', () => {
    const { time, control, by } = openControl();
    control.limit('idleTimeout', 50);
    time.advance(40);
    control.limit('idleTimeout', 50);
    time.advance(40);
    control.lift('idleTimeout');
    time.advance(1_000);
    expect(by()).toEqual([]);
  });

  test('sets no timer anew for each event of a stream', () => {
    const { time, control } = openControl();
    for (let event = 0; event < 10_000; event++) {
      control.limit('idleTimeout', 120_000);
      control.lift('idleTimeout');
      time.advance(1);
    }
    expect(time.scheduled).toBeLessThan(10);
  });

  test("goes on after an attempt's own limit, and counts the whole call's on", () => {
    const { time, control, by } = openControl();
    control.limit('totalTimeout', 100);
    control.limit('timeout', 30);
    time.advance(30);
    expect(by()).toEqual(['timeout']);
    control.endAttempt();
    expect(control.stopped).toBeNull();

    const later: CallStopped[] = [];
    control.whenStopped({ cancel: (reason) => later.push(reason) });
    time.advance(69);
    expect(later).toEqual([]);
    time.advance(1);
    expect(later.map((reason) => reason.by)).toEqual(['totalTimeout']);
    control.endAttempt();
    expect(control.stopped?.by).toBe('totalTimeout');
  });

  test('hears what happened between the end of an attempt and the next', () => {
    const controller = new AbortController();
    const aborted = openControl(controller.signal);
    aborted.control.limit('timeout', 10);
    aborted.time.advance(10);
    controller.abort('enough');
    aborted.control.endAttempt();
    expect(aborted.control.stopped).toMatchObject({ by: 'caller', cause: 'enough' });

    const late = openControl();
    late.control.limit('totalTimeout', 20);
    late.control.limit('timeout', 10);
    late.time.advance(10);
    late.time.advance(15);
    late.control.endAttempt();
    expect(late.control.stopped?.by).toBe('totalTimeout');
  });

  test('wakes a sleep when it stops, and leaves no timer behind', async () => {
    const controller = new AbortController();
    const { time, control } = openControl(controller.signal);
    const sleep = control.sleep(1_000_000);
    controller.abort('enough');
    await expect(sleep).rejects.toMatchObject({ by: 'caller', cause: 'enough' });
    expect(time.waiting).toBe(0);
  });

  test('lets go of everything when it is closed', () => {
    const controller = new AbortController();
    const { time, control, by } = openControl(controller.signal);
    control.limit('totalTimeout', 100);
    control.close();
    controller.abort();
    time.advance(1_000);
    expect(by()).toEqual([]);
    expect(time.waiting).toBe(0);
  });

  test('stops at the moment of the earliest limit, whatever the order and the repetitions', () => {
    const names = ['connectTimeout', 'timeout', 'firstEventTimeout', 'idleTimeout', 'totalTimeout'] as const;
    const settings = fc.array(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 1, max: 1_000 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(settings, (limits) => {
        const { time, control, reasons } = openControl();
        for (const [name, durationMs] of limits) control.limit(name, durationMs);
        const earliest = Math.min(...new Map(limits).values());
        time.advance(earliest - 1);
        expect(reasons).toHaveLength(0);
        time.advance(1);
        expect(reasons).toHaveLength(1);
        expect(new Map(limits).get(reasons[0]?.by as (typeof names)[number])).toBe(earliest);
      }),
    );
  });
});
