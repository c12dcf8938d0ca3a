import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { composePrompt } from '../../src/input/compose-content.ts';
import { readStdin } from '../../src/input/read-stdin.ts';

const limits = { firstByteMs: 20, silenceMs: 60, bytes: 100 };
const signal = new AbortController().signal;

describe('a pipe', () => {
  it('that falls silent after it has begun is an error, not half a prompt', async () => {
    const stdin = new PassThrough();
    stdin.write('the beginning');
    await expect(readStdin(stdin, 'optional', signal, limits)).rejects.toMatchObject({
      code: 'stdin_never_ends',
      exitCode: 2,
    });
  });

  it('that never says anything is an error where it is the prompt', async () => {
    await expect(readStdin(new PassThrough(), 'required', signal, limits)).rejects.toMatchObject({
      code: 'stdin_never_ends',
    });
  });

  it('that takes pauses is read to its end', async () => {
    const stdin = new PassThrough();
    const parts = ['one ', 'two ', 'three'];
    const timer = setInterval(() => {
      const part = parts.shift();
      if (part !== undefined) return stdin.write(part);
      clearInterval(timer);
      return stdin.end();
    }, 15);
    expect(await readStdin(stdin, 'required', signal, limits)).toEqual({ text: 'one two three', isLeftOut: false });
  });

  it('may cut a character in two', async () => {
    const stdin = new PassThrough();
    const bytes = Buffer.from('chào');
    stdin.write(bytes.subarray(0, 3));
    stdin.end(bytes.subarray(3));
    expect((await readStdin(stdin, 'required', signal, limits)).text).toBe('chào');
  });

  it('that ends in the middle of a character is not UTF-8', async () => {
    const stdin = new PassThrough();
    stdin.end(Buffer.from('chà').subarray(0, 3));
    await expect(readStdin(stdin, 'required', signal, limits)).rejects.toThrow('byte 3');
  });
});

describe('the prompt', () => {
  it.each([
    [['a', 'b'], '', 'a b'],
    [[], 'text\r\n\n', 'text'],
    [['a'], 'text', 'a\n\ntext'],
    [[' '], 'text', 'text'],
    [['a'], '\n', 'a'],
  ])('of %j and %j is %j', (words, input, expected) => {
    expect(composePrompt(words, input)).toBe(expected);
  });

  it('of nothing is refused', () => {
    expect(() => composePrompt([' '], '\n')).toThrow('The prompt is empty.');
  });
});
