import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact } from '../../src/errors/redact.ts';

const keyCharacters = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-'),
  minLength: 8,
  maxLength: 64,
});

describe('redaction', () => {
  test.each([
    ['a key', 'No key cw_sk_abcd1234 here.', 'No key cw_sk_[redacted] here.'],
    ['a key in JSON', '{"key":"cw_sk_abcd1234"}', '{"key":"cw_sk_[redacted]"}'],
    ['a key of another gateway', 'toc-abcd1234', 'toc-[redacted]'],
    ['a session token', 'got eyJhbGci.eyJzdWIi.c2lnbmF0dXJl!', 'got [redacted]!'],
    ['an authorization header', 'Authorization: Bearer anything-goes', 'Authorization: Bearer [redacted]'],
    ['a header in lower case', 'authorization: bearer x.y.z', 'authorization: bearer [redacted]'],
  ])('hides %s', (_, text, safe) => {
    expect(redact(text)).toBe(safe);
  });

  test('leaves a text without secrets as it is', () => {
    const text = 'ClawWits answered 429 rate_limited: task-force, risk-taking, and a toc.';
    expect(redact(text)).toBe(text);
  });

  test('hides any key wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('cw_sk_', 'toc-', 'sk-'),
        keyCharacters,
        fc.string(),
        (before, prefix, secret, after) => {
          const text = redact(`${before} ${prefix}${secret} ${after}`);
          expect(text).not.toContain(`${prefix}${secret}`);
          expect(text).toContain(`${prefix}[redacted]`);
        },
      ),
    );
  });

  test('of what is redacted changes nothing', () => {
    fc.assert(
      fc.property(keyCharacters, (secret) => {
        const once = redact(`Bearer cw_sk_${secret}`);
        expect(redact(once)).toBe(once);
      }),
    );
  });
});
