import { readErrorBody } from '@clawwits/contract/read-error';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlainError } from '../../src/core/plain-error.ts';

const member = fc.oneof(
  fc.string(),
  fc.constantFrom('not_found', 'There is no such model.', ' spaced ', '{"a":1}', 'with {"message":"inner"}', '[1]'),
  fc.integer(),
  fc.constant(null),
  fc.array(fc.string(), { maxLength: 2 }),
);
const error = fc.record(
  {
    code: member,
    type: member,
    message: member,
    param: member,
    retryAfterMs: member,
    detail: member,
    metadata: member,
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  fc.record({ error }),
  fc.record({ error, message: member, detail: member }),
  error,
  fc.jsonValue(),
);

test('an error that is read as a plain one has the facts that reading it by all rules gives', () => {
  expect(readPlainError('{"error":{"code":"not_found","message":"No such model."}}')).toEqual({
    code: 'not_found',
    message: 'No such model.',
  });
  fc.assert(
    fc.property(body, (value) => {
      const facts = readPlainError(JSON.stringify(value));
      if (facts !== null) expect(facts).toEqual(readErrorBody(value));
    }),
    { numRuns: 2_000 },
  );
});
