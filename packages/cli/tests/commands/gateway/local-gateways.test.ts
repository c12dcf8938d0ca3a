import { expect, it } from 'vitest';
import { Interruption } from '../../../src/errors/interruption.ts';
import { readRecord } from '../../support/run-command.ts';
import { runInside } from '../../support/run-inside.ts';
import { expectResult } from '../../support/schemas.ts';

/** Runs the local gateway until it listens; returns its record, and ends it. */
async function listen(gateway: string): Promise<unknown> {
  const ending = new AbortController();
  const finished = await runInside(['gateway', '--json', '--port', '0', '--gateway', gateway], {
    signal: ending.signal,
    onStdout: () => ending.abort(new Interruption('SIGINT')),
  });
  const record = readRecord(finished);
  expectResult(record);
  return record['data'];
}

const listening = { base_url: expect.stringMatching(/^http:\/\/127/), api_key: expect.any(String) };

it('gateway --json tells where another gateway listens, or several', async () => {
  expect(await listen('klawd')).toEqual(listening);
  expect(await listen('clew,techopenclaw')).toEqual({ gateways: { clew: listening, techopenclaw: listening } });
});
