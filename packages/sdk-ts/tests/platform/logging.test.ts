import { startServer } from '@clawwits/mock-gateway/server';
import { expect, test } from 'vitest';
import { runChild } from '../support/run-child.ts';

test('CLAWWITS_LOG writes a line a call to standard error, and nothing to standard output', async () => {
  await using server = await startServer();
  const { code, stdout, stderr } = await runChild('children/call-loudly.ts', {
    CLAWWITS_BASE_URL: server.url,
    CLAWWITS_API_KEY: server.apiKey,
    CLAWWITS_LOG: 'info',
  });
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'done' });
  const [line = '', ...others] = stderr.trim().split('\n');
  expect(others).toEqual([]);
  expect(line).toMatch(/^clawwits: answered \{/);
  expect(JSON.parse(line.slice(line.indexOf('{')))).toMatchObject({
    method: 'GET',
    path: '/v1/wits/balance',
    attempt: 1,
    status: 200,
    reason: 'ok',
  });
});
