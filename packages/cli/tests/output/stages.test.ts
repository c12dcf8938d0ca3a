import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactKeys } from '../../src/errors/redact-keys.ts';
import { colorLevelOf } from '../../src/output/color-level.ts';
import { createWorkflowDefuser, defuseWorkflowCommands } from '../../src/output/text/defuse-workflow-commands.ts';
import { createFinalNewline } from '../../src/output/text/final-newline.ts';
import { createControlStripper, stripControls } from '../../src/output/text/strip-controls.ts';
import type { TextStage } from '../../src/output/text/text-stage.ts';

const passThrough = (stage: TextStage, pieces: readonly string[]) =>
  pieces.map((piece) => stage.push(piece)).join('') + stage.end();

/** Texts of the characters that matter, cut anywhere. */
const cutText = (characters: readonly string[]) => fc.array(fc.string({ unit: fc.constantFrom(...characters) }));

describe('controls', () => {
  it.each([
    ['colours', 'a\x1b[31;1mb\x1b[0mc', 'abc'],
    ['the eight-bit form', 'a\u009b2Jb', 'ab'],
    ['a private mode', 'a\x1b[?1049hb', 'ab'],
    ['a character set', 'a\x1b(Bb', 'ab'],
    ['a reset', 'a\x1bcb', 'ab'],
    ['a title, whose text stays', 'a\x1b]0;title\x07b', 'a]0;titleb'],
    ['backspace, bell, carriage return, NUL and DEL', 'a\b\x07\r\0\x7fb', 'ab'],
    ['nothing of tabs, line breaks, and letters of any script', '\tà\n日本🐯', '\tà\n日本🐯'],
  ])('taken out: %s', (_name, text, expected) => {
    expect(stripControls(text)).toBe(expected);
  });

  it('are taken out wherever the text is cut', () => {
    const pieces = cutText(['\x1b', '[', '1', ';', 'm', '\u009b', '\n', 'a', ' ', ']', '\x07', '🐯']);
    fc.assert(
      fc.property(pieces, (cut) => {
        const text = passThrough(createControlStripper(), cut);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(text).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
        expect(text).toBe(stripControls(cut.join('')));
      }),
    );
  });

  it('do not tear a character that is cut in two', () => {
    const stage = createControlStripper();
    expect([stage.push('a\ud83d'), stage.push('\udc2f')]).toEqual(['a', '🐯']);
  });
});

describe('workflow commands', () => {
  it.each([
    ['at the beginning', '::error::x', ':\u200b:error::x'],
    ['after spaces, which the runner skips', 'a\n \t::x', 'a\n \t:\u200b:x'],
    ['of the older form, anywhere', 'a ##[group]', 'a ##\u200b[group]'],
    ['not in the middle of a line', 'std::vector', 'std::vector'],
  ])('are parted %s', (_name, text, expected) => {
    expect(defuseWorkflowCommands(text)).toBe(expected);
  });

  it('are parted wherever the text is cut', () => {
    fc.assert(
      fc.property(cutText([':', '\n', ' ', '#', '[', 'a']), (cut) => {
        expect(passThrough(createWorkflowDefuser(), cut)).toBe(defuseWorkflowCommands(cut.join('')));
      }),
    );
  });
});

it('text ends with one line break, wherever it is cut', () => {
  fc.assert(
    fc.property(cutText(['\n', 'a']), (cut) => {
      expect(passThrough(createFinalNewline(), cut)).toBe(`${cut.join('').replace(/\n+$/, '')}\n`);
    }),
  );
});

it('no key is ever printed', () => {
  expect(redactKeys("'--api-key=cw_sk_abc-DEF_123' eyJhbGciOi.eyJzdWIi.c2ln toc-12345")).toBe(
    "'--api-key=cw_sk_[redacted]' [redacted] toc-[redacted]",
  );
});

describe('colour', () => {
  it.each([
    [{ isTTY: false }, {}, 0],
    [{ isTTY: true }, { TERM: 'xterm' }, 1],
    [{ isTTY: true }, { TERM: 'xterm-256color' }, 2],
    [{ isTTY: true }, { TERM: 'xterm-256color', COLORTERM: 'truecolor' }, 3],
    [{ isTTY: true }, { TERM: 'dumb' }, 0],
    [{ isTTY: true }, { TERM: 'xterm', NO_COLOR: '1' }, 0],
    [{ isTTY: true }, { TERM: 'xterm', NO_COLOR: '' }, 1],
    [{ isTTY: true }, { FORCE_COLOR: '0' }, 0],
    [{ isTTY: false }, { FORCE_COLOR: '' }, 1],
    [{ isTTY: false }, { FORCE_COLOR: '3' }, 3],
    [{ isTTY: false }, { FORCE_COLOR: 'true', NO_COLOR: '1', TERM: 'dumb' }, 1],
  ] as const)('of a stream %j with %j is %d', (stream, env, level) => {
    expect(colorLevelOf(stream, env)).toBe(level);
  });
});
