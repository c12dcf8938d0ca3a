import { expect, test } from 'vitest';
import { decide } from '../src/decide.ts';
import { keyLifetimeMs } from '../src/key-lifetime.ts';

const now = 1_800_000_000_000;
const usual = { open: undefined, honoursIdempotencyKey: true, repeatUnknown: false, now };
const sent = (ageMs: number) => ({ sentAt: now - ageMs, most: 100 });

test.each([
  ['an item that was never sent', { state: 'planned' }, 'send'],
  ['one that is done', { state: 'done' }, 'skip'],
  ['one that failed', { state: 'failed', repeatUnknown: true }, 'skip'],
  ['one that the output names', { state: 'named' }, 'skip'],
  ['one that was sent a moment ago', { state: 'sent', open: sent(1) }, 'repeat'],
  ['one of unknown outcome, a moment ago', { state: 'unknown', open: sent(1) }, 'repeat'],
  ['one whose key is just about honoured', { state: 'sent', open: sent(keyLifetimeMs - 1) }, 'repeat'],
  ['one whose key may be forgotten', { state: 'sent', open: sent(keyLifetimeMs) }, 'name'],
  ['one at a gateway that honours no key', { state: 'sent', open: sent(1), honoursIdempotencyKey: false }, 'name'],
  [
    'one whose key may be forgotten, on demand',
    { state: 'sent', open: sent(keyLifetimeMs), repeatUnknown: true },
    'repeat',
  ],
  [
    'one at a gateway that honours no key, on demand',
    { state: 'unknown', open: sent(1), honoursIdempotencyKey: false, repeatUnknown: true },
    'repeat',
  ],
] as const)('%s is decided by its state', (_, situation, action) => {
  expect(decide({ ...usual, ...situation })).toBe(action);
});
