import { describe, expect, it } from 'vitest';
import { readErrorBody } from '../src/index.ts';

describe('readErrorBody', () => {
  it.each([
    [
      { error: { code: 'rate_limited', type: 'rate_limited', message: 'Slow down', retryAfterMs: 1200 } },
      { code: 'rate_limited', message: 'Slow down', retryAfterMs: 1200 },
    ],
    [
      { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
      { code: 'overloaded_error', message: 'Overloaded' },
    ],
    [
      { error: { code: 429, message: 'Slow down', param: 'model' } },
      { code: '429', message: 'Slow down', param: 'model' },
    ],
    [{ error: 'It broke' }, { message: 'It broke' }],
    [
      { code: 'nope', message: 'No' },
      { code: 'nope', message: 'No' },
    ],
    [{ detail: 'Not found' }, { message: 'Not found' }],
    [{}, {}],
    [null, {}],
    ['text', {}],
    [[1], {}],
  ])('reads %j', (body, facts) => {
    expect(readErrorBody(body)).toEqual(facts);
  });

  it('takes no code that is too long to be one', () => {
    expect(readErrorBody({ error: { code: 'x'.repeat(101), type: 'server_error' } })).toEqual({ code: 'server_error' });
  });
});
