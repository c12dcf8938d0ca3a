import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendLine } from '../../src/system/append-line.ts';
import { makeFolder } from '../support/run-command.ts';

const linesIn = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

/** Takes a part of each of the first writes, as a disk that fills up does, then whole ones. */
function takeParts(...parts: number[]) {
  return (file: number, bytes: Uint8Array) => {
    const part = parts.shift();
    return writeSync(file, part === undefined ? bytes : bytes.subarray(0, part));
  };
}

describe('a line that is appended', () => {
  it('is whole behind one that another process left unfinished, at whatever byte', async () => {
    const path = join(await makeFolder(), 'log');
    const torn = '{"a":"torn"}';
    for (let length = 1; length < torn.length; length += 1) {
      writeFileSync(path, `{"a":1}\n${torn.slice(0, length)}`);
      appendLine(path, '{"b":2}');
      expect(linesIn(path)).toEqual(['{"a":1}', torn.slice(0, length), '{"b":2}']);
    }
  });

  it('is whole although a process was killed in its own write between the look and the write', async () => {
    const path = join(await makeFolder(), 'log');
    appendLine(path, '{"b":2}', {
      write(file, bytes) {
        writeFileSync(path, '{"torn":', { flag: 'a' });
        return writeSync(file, bytes);
      },
    });
    expect(linesIn(path)).toEqual(['{"torn":', '{"b":2}']);
  });

  it('is written again as a whole where the system took a part of it', async () => {
    const path = join(await makeFolder(), 'log');
    appendLine(path, '{"b":2}', { write: takeParts(4, 0) });
    expect(linesIn(path)).toEqual(['{"b', '{"b":2}']);
  });

  it('is not written twice where its last line break alone is missing', async () => {
    const path = join(await makeFolder(), 'log');
    appendLine(path, '{"b":2}', { write: takeParts('\n{"b":2}'.length) });
    appendLine(path, '{"c":3}');
    expect(linesIn(path)).toEqual(['{"b":2}', '{"c":3}']);
  });

  it('fails where the system never takes all of it', async () => {
    const path = join(await makeFolder(), 'log');
    expect(() => appendLine(path, '{"b":2}', { write: takeParts(1, 1, 1) })).toThrow('EIO');
  });
});
