import { expect, it } from 'vitest';
import { formatWits } from '../../src/i18n/format-wits.ts';

it.each([0, 7, 999, 1_000, 12_345, 123_456, 1_234_567, 3_000_000, -1_234, 1_234.5, Number.MAX_SAFE_INTEGER])(
  'the number %d is formatted for people',
  (wits) => {
    expect(formatWits(wits)).toBe(wits.toLocaleString('en-US'));
  },
);
