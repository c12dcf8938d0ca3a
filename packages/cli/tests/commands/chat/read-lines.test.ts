import { readFile, stat } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { historyPath } from '../../../src/commands/chat/terminal/history.ts';
import { createLineReader } from '../../../src/commands/chat/terminal/read-lines.ts';
import { inEnglish } from '../../../src/i18n/translate.ts';
import { makeHome } from '../../support/run-command.ts';

/** A reader, and the keys that are typed for it. */
function openReader(env: Record<string, string>) {
  const ending = new AbortController();
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdout.resume();
  stderr.resume();
  const place = { env, platform: process.platform, homeDirectory: env['HOME'] ?? '', workingDirectory: '/' };
  return {
    stdin,
    ending,
    place,
    reader: createLineReader({ ...place, stdin, stdout, stderr, signal: ending.signal }, inEnglish),
  };
}

it('keeps the lines that are typed while nothing is asked, in their order', async () => {
  const { stdin, reader } = openReader(await makeHome());
  stdin.write('one\r');
  expect(await reader.ask('> ')).toBe('one');
  stdin.write('two\rthree\r');
  const answers = [await reader.ask('> '), await reader.ask('> ')];
  expect(answers).toEqual(['two', 'three']);
  stdin.write('four\r\x04');
  expect([await reader.ask('> '), await reader.ask('> ')]).toEqual(['four', null]);
});

it('a reader asks nothing more once the command is interrupted', async () => {
  const { stdin, reader, ending } = openReader(await makeHome());
  stdin.write('one\rtwo\r');
  expect(await reader.ask('> ')).toBe('one');
  ending.abort();
  expect(await reader.ask('> ')).toBeNull();
});

it('remembers what was typed, for its owner alone, and brings it back with the arrow key', async () => {
  const env = await makeHome();
  const first = openReader(env);
  first.stdin.write('cà phê\rtwo\r');
  expect([await first.reader.ask('> '), await first.reader.ask('> ')]).toEqual(['cà phê', 'two']);
  first.reader.close();
  const path = historyPath(first.place) ?? '';
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readFile(path, 'utf8')).toBe('\n"cà phê"\n\n"two"\n');

  const second = openReader(env);
  second.stdin.write('\x1b[A\x1b[A\r');
  expect(await second.reader.ask('> ')).toBe('cà phê');
  second.reader.close();
});

it('puts keys and pastes where the cursor is, also those that come at once', async () => {
  const { stdin, reader } = openReader(await makeHome());
  stdin.write('one\x1b[D\x1b[Dx\x1b[200~y\nz\x1b[201~\r');
  expect(await reader.ask('> ')).toBe('oxy\nzne');
  stdin.end('last\r');
  expect([await reader.ask('> '), await reader.ask('> ')]).toEqual(['last', null]);
});

it('takes a large paste', async () => {
  const { stdin, reader } = openReader(await makeHome());
  const text = 'a line of a paste\n'.repeat(5_000);
  stdin.write(`\x1b[200~${text}\x1b[201~\r`);
  expect(await reader.ask('> ')).toBe(text);
});
