import { describe, expect, test } from 'vitest';
import { classifyNetworkError } from '../../src/transport/failure-kind.ts';

const withCode = (code: string) => Object.assign(new Error('fetch failed'), { code });

describe('the error of a fetch says that the request did not leave', () => {
  test.each([
    ['Node, a refused connection', new TypeError('fetch failed', { cause: withCode('ECONNREFUSED') })],
    ['Node, a blocked port', new TypeError('fetch failed', { cause: new Error('bad port') })],
    ['Deno, a refused connection', new TypeError('error sending request: client error (Connect): tcp connect error')],
    ['Deno, an unknown host', new TypeError('error sending request', { cause: new Error('dns error') })],
    ['happy-dom, a refused connection', new Error('Failed to execute "fetch()": connect ECONNREFUSED 127.0.0.1:9')],
    ['happy-dom, an unknown host', new Error('Failed to execute "fetch()": getaddrinfo ENOTFOUND gateway.test')],
  ])('%s', (_name, error) => {
    expect(classifyNetworkError(error)).toBe('not-processed');
  });
});

describe('the error of a fetch leaves open whether the request was processed', () => {
  test.each([
    ['Node, a reset', new TypeError('fetch failed', { cause: withCode('ECONNRESET') })],
    ['Chromium', new TypeError('Failed to fetch')],
    ['workerd', new Error('Network connection lost.')],
    ['happy-dom, a reset', new Error('Failed to execute "fetch()": read ECONNRESET')],
  ])('%s', (_name, error) => {
    expect(classifyNetworkError(error)).toBe('lost');
  });
});
