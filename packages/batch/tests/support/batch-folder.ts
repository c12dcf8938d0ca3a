import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BatchResultLine } from '../../src/index.ts';

/** A folder of a test with an input and the place of an output. */
export interface BatchFolder {
  readonly path: string;
  readonly input: string;
  readonly output: string;
  writeInput(lines: readonly (object | string)[]): void;
  readOutput(): BatchResultLine[];
  readJournal(): Record<string, unknown>[];
}

export function makeBatchFolder(): BatchFolder {
  const path = mkdtempSync(join(tmpdir(), 'clawwits-batch-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const input = join(path, 'in.jsonl');
  const output = join(path, 'out.jsonl');
  return {
    path,
    input,
    output,
    writeInput(lines) {
      const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
      writeFileSync(input, `${texts.join('\n')}\n`);
    },
    readOutput: () => parseLines(output) as BatchResultLine[],
    readJournal: () => parseLines(`${output}.journal`) as Record<string, unknown>[],
  };
}

const parseLines = (path: string): unknown[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** Line of a short chat. */
export const chatLine = (index: number): object => ({
  custom_id: `question-${index}`,
  method: 'POST',
  url: '/v1/chat/completions',
  body: { model: 'auto', max_tokens: 20, messages: [{ role: 'user', content: `Question ${index}` }] },
});

/** Lines of a batch of short chats. */
export const chatLines = (count: number): object[] => Array.from({ length: count }, (_, index) => chatLine(index));
