import type { FaultName } from '@clawwits/mock-gateway';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Interruption } from '../src/errors/interruption.ts';
import { englishIn } from './support/english-in.ts';
import { makeHome, readRecord } from './support/run-command.ts';
import { runInside } from './support/run-inside.ts';
import { expectEvent, expectResult } from './support/schemas.ts';

/** What a fault comes to. */
interface Row {
  readonly exitCode: number;
  /** The code of the record's error; `any` where this gateway has no word of its own for it. */
  readonly code: string | null;
  /** How much of the answer arrives. */
  readonly text: 'all' | 'part' | 'none';
  /** The fault with its amount, where its default is not what is wanted here. */
  readonly fault?: string;
}

const refused = (exitCode: number, code: string): Row => ({ exitCode, code, text: 'none' });
const ofOthers = (exitCode: number): Row => refused(exitCode, 'any');
const broken = (code: string): Row => ({ exitCode: 8, code, text: 'part' });
const whole: Row = { exitCode: 0, code: null, text: 'all' };

/** Every fault of the gateway: one that is new there does not compile here. */
const rows: Record<FaultName, Row> = {
  invalid_request: refused(7, 'invalid_request'),
  isv_blocked: refused(7, 'isv_blocked'),
  unauthorized: refused(3, 'unauthorized'),
  insufficient_wits: refused(4, 'insufficient_wits'),
  forbidden: refused(3, 'forbidden'),
  insufficient_scope: refused(3, 'insufficient_scope'),
  not_found: refused(7, 'not_found'),
  idempotency_conflict: refused(7, 'idempotency_conflict'),
  idempotency_in_progress: refused(7, 'idempotency_in_progress'),
  rate_limited: refused(5, 'rate_limited'),
  router_error: refused(6, 'router_error'),
  quota_exhausted: ofOthers(4),
  plan_required: ofOthers(3),
  conflict: ofOthers(7),
  internal_error: ofOthers(6),
  service_unavailable: ofOthers(6),
  'slow-headers': { ...whole, fault: 'slow-headers:20' },
  silence: { exitCode: 130, code: 'interrupted', text: 'part' },
  cut: broken('stream_cut'),
  reset: broken('stream_cut'),
  'malformed-chunk': broken('malformed_event'),
  'html-502': refused(6, 'router_error'),
  'error-event': broken('router_error'),
  'duplicated-chunk': whole,
  'split-chunks': whole,
  'wrong-content-length': whole,
  'lost-answer': refused(6, 'connection_lost'),
  'tool-call-without-index': whole,
  'same-index': whole,
  'index-gaps': whole,
  'repeated-name': whole,
  'empty-ids': whole,
  'name-in-pieces': whole,
  'whole-tool-call': whole,
  'repeated-arguments': whole,
  'choice-without-index': whole,
  'arguments-object': whole,
  'reasoning-member': whole,
  'content-parts': whole,
  'no-finish-reason': whole,
  'no-done': whole,
  'done-only': refused(8, 'stream_cut'),
  'block-without-text': whole,
  'late-message-delta': whole,
  'json-instead-of-stream': whole,
  'stream-instead-of-json': whole,
  'text-plain-stream': whole,
  'no-content-type': whole,
  'ndjson-stream': whole,
  'keep-alive-comments': whole,
  'unasked-gzip': whole,
  'unasked-brotli': whole,
  // Its first event holds the role alone.
  'error-object': refused(6, 'internal_error'),
  'problem-json': ofOthers(6),
  'error-detail': ofOthers(6),
  'error-detail-list': ofOthers(7),
  'error-list': ofOthers(6),
  'error-description': ofOthers(3),
  'error-fault': ofOthers(6),
};

const answer = 'one two three four five six';

async function meet(
  name: string,
  { fault = name }: Row,
  args: readonly string[],
  language: Record<string, string> = {},
) {
  const server = await startServer({ answer, faults: [fault] });
  onTestFinished(() => server.close());
  const env = { ...(await makeHome()), ...language, CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey };
  const ending = new AbortController();
  const running = runInside(['chat', 'hi', '--max-retries', '0', ...args], { env, signal: ending.signal });
  if (name === 'silence') {
    // Nothing more will come: somebody presses Ctrl-C.
    while (server.gateway.calls.at(-1)?.reason === undefined) await new Promise((resolve) => setImmediate(resolve));
    ending.abort(new Interruption('SIGINT'));
  }
  return { ...(await running), key: server.apiKey };
}

it.each(['done-only', 'cut:0', 'cut:1'])('%s does not claim that something is on standard output', async (fault) => {
  const { stdout, stderr } = await meet(fault, { ...rows['done-only'], fault }, []);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/Nothing had arrived\. .*\nhint: Run it again; the call may have been billed/);
  const cut = await meet('cut', rows.cut, []);
  expect(cut.stderr).toContain('What had arrived is on standard output');
});

const expectedError = (code: string | null) => code && { code: code === 'any' ? expect.any(String) : code };

const isPartOf = (text: string) => answer.startsWith(text);

it('a failure is described in the words of the command, not of the SDK', async () => {
  const faults = ['cut', 'lost-answer', 'insufficient_wits', 'malformed-chunk'] as const;
  for (const name of faults) {
    const { stderr } = await meet(name, rows[name], []);
    expect(stderr).not.toMatch(/"partial"|maxTokens|idempotency key/);
  }
});

describe.each(Object.entries(rows))('%s', (name, row) => {
  const { exitCode, code, text } = row;

  it(`ends with ${exitCode} in text, and says why on standard error alone`, async () => {
    const finished = await meet(name, row, []);
    expect(finished.exitCode, finished.stderr).toBe(exitCode);
    if (text === 'all') expect(finished.stdout).toMatch(/^one.* six\n$/);
    if (text === 'none') expect(finished.stdout).toBe('');
    if (text === 'part') expect(isPartOf(finished.stdout.trimEnd())).toBe(true);
    expect(finished.stderr === '').toBe(code === null);
    expect(finished.stderr).not.toContain(finished.key);
  });

  it(`ends with ${exitCode} in Vietnamese, and says why in it`, async () => {
    const finished = await meet(name, row, [], { LANG: 'vi_VN.UTF-8' });
    expect(finished.exitCode, finished.stderr).toBe(exitCode);
    expect(englishIn(finished.stderr)).toEqual([]);
    if (code === 'interrupted') expect(finished.stderr).toBe('clawwits: Đã dừng.\n');
    else if (code !== null) expect(finished.stderr).toMatch(/^lỗi: [^\n]*\.\nchi tiết: /);
  });

  it(`ends with ${exitCode} in JSON, with one record that agrees`, async () => {
    const finished = await meet(name, row, ['--json']);
    const record = readRecord(finished);
    expectResult(record);
    expect(finished.exitCode).toBe(exitCode);
    expect(record).toMatchObject({ exit_code: exitCode, error: expectedError(code) });
    if (text === 'none') expect(record).toMatchObject({ data: null });
    expect(finished.stdout).not.toContain(finished.key);
  });

  it(`ends with ${exitCode} in stream-json, whose last line is that record`, async () => {
    const finished = await meet(name, row, ['--output-format', 'stream-json']);
    const lines = finished.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expectResult(lines.at(-1));
    expect(lines.at(-1)).toMatchObject({ exit_code: exitCode, error: expectedError(code) });
    for (const line of lines.slice(0, -1)) expectEvent(line);
    const arrived = lines.slice(0, -1).map((line) => line.text);
    expect(lines.at(-1).data?.text ?? '').toBe(arrived.join(''));
    if (text === 'all') expect(arrived.join('')).toMatch(/^one.* six$/);
    if (text === 'none') expect(arrived).toEqual([]);
  });
});
