import { describe, expect, it } from 'vitest';
import { readErrorBody } from '../src/read-error.ts';

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
    [
      { detail: [{ type: 'missing', loc: ['body', 'messages', 0, 'role'], msg: 'Field required', input: {} }] },
      { message: 'messages.0.role: Field required', param: 'messages.0.role' },
    ],
    [
      {
        detail: [
          { loc: ['body', 'model'], msg: 'Field required' },
          { loc: ['body', 'n'], msg: 'Too many' },
        ],
      },
      { message: 'model: Field required; n: Too many', param: 'model' },
    ],
    [{ detail: { message: 'Not here', code: 'x' } }, { message: 'Not here' }],
    [{ detail: { error: 'Not here' } }, { message: 'Not here' }],
    [
      { error: 'invalid_token', error_description: 'It expired' },
      { code: 'invalid_token', message: 'It expired' },
    ],
    [
      { statusCode: 400, message: ['model is empty', 'n is too large'], error: 'Bad Request' },
      { code: '400', message: 'model is empty; n is too large' },
    ],
    [
      { success: false, errors: [{ code: 10_000, message: 'Authentication error' }] },
      { message: 'Authentication error' },
    ],
    [{ errors: ['A', { title: 'B', detail: 'C' }] }, { message: 'A; C' }],
    [
      { type: 'https://example.test/p', title: 'It is invalid.', status: 400, errors: { Model: ['It is missing.'] } },
      { code: '400', message: 'Model: It is missing.' },
    ],
    [
      { type: 'about:blank', title: 'Too Many Requests', status: 429, detail: 'Ten a minute', instance: '/v1' },
      { code: '429', message: 'Ten a minute' },
    ],
    [
      { type: 'about:blank', title: 'Too Many Requests', status: 429 },
      { code: '429', message: 'Too Many Requests' },
    ],
    [{ fault: { faultstring: 'Invalid key', detail: { errorcode: 'oauth.InvalidKey' } } }, { message: 'Invalid key' }],
    [
      { object: 'error', message: 'Too long', type: 'BadRequestError', param: null, code: 400 },
      { code: '400', message: 'Too long' },
    ],
    [
      {
        object: 'error',
        message: { detail: [{ loc: ['body', 'top_p'], msg: 'Too large' }] },
        type: 'invalid_request_error',
      },
      { code: 'invalid_request_error', message: 'top_p: Too large' },
    ],
    [{ type: 'error', message: 'It broke' }, { message: 'It broke' }],
    [{ message: 'It broke' }, { message: 'It broke' }],
    [{ Message: 'It broke' }, { message: 'It broke' }],
    [
      { code: 500, msg: 'It broke' },
      { code: '500', message: 'It broke' },
    ],
    [
      { error_code: 17, error_msg: 'Daily limit' },
      { code: '17', message: 'Daily limit' },
    ],
    [
      [{ error: { code: 400, message: 'Key not valid', status: 'INVALID_ARGUMENT' } }],
      { code: '400', message: 'Key not valid' },
    ],
    [
      {
        error: {
          code: 429,
          message: 'Provider returned error',
          metadata: { raw: '{"error":{"message":"Slow down"}}', provider_name: 'Example' },
        },
      },
      { code: '429', message: 'Provider returned error (Example): Slow down' },
    ],
    [
      { error: { code: 502, message: 'Provider returned error', metadata: { raw: 'no healthy upstream' } } },
      { code: '502', message: 'Provider returned error: no healthy upstream' },
    ],
    [
      { error: { message: 'BadRequestError: upstream - {"error":{"message":"Too long","code":1}}', code: '400' } },
      { code: '400', message: 'BadRequestError: upstream - Too long' },
    ],
    [{ error: { message: '[{"error":{"message":"Key not valid"}}]' } }, { message: 'Key not valid' }],
    [{ message: 'There is no tool ["search"]' }, { message: 'There is no tool ["search"]' }],
    [{ message: 'Expected { at 3' }, { message: 'Expected { at 3' }],
  ])('reads %j', (body, facts) => {
    expect(readErrorBody(body)).toEqual(facts);
  });

  it('reads no deeper than a real body nests', () => {
    let text = '"It broke"';
    for (let depth = 0; depth < 10_000; depth++) text = `{"message":${text}}`;
    expect(readErrorBody(JSON.parse(text))).toEqual({});
  });

  it('takes no code that is too long to be one', () => {
    expect(readErrorBody({ error: { code: 'x'.repeat(101), type: 'server_error' } })).toEqual({ code: 'server_error' });
  });
});
