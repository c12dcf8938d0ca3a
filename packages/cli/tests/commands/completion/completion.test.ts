import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/commands/commands.ts';
import { inEnglish } from '../../../src/i18n/translate.ts';
import { buildProgram } from '../../../src/program/build-program.ts';
import { describeProgram } from '../../../src/program/describe-program.ts';
import { findCompletions } from '../../../src/program/find-completions.ts';
import { makeHome, runCommand, runShell } from '../../support/run-command.ts';
import { runInside } from '../../support/run-inside.ts';
import { makeShellHome, missingShells, shells } from '../../support/shells.ts';

const shape = describeProgram(commands);
const wordsAfter = (...words: string[]) => findCompletions(shape, words).candidates.map(({ word }) => word);
const names = commands.map(({ name }) => name);

describe('what fits', () => {
  it('at first is every command', () => {
    expect(wordsAfter('')).toEqual(names);
  });

  it.each(names)('after %s is every option of its help', (name) => {
    const program = buildProgram([name], () => undefined, inEnglish, commands);
    const command = program.commands.find((one) => one.name() === name) ?? new Command();
    const visible = command.createHelp().visibleOptions(command);
    expect(wordsAfter(name, '-')).toEqual(visible.map(({ long, short }) => long ?? short));
  });

  it.each([
    [
      ['chat', '--output-format', ''],
      ['text', 'json', 'stream-json'],
    ],
    [
      ['chat', '--output-format', '=', ''],
      ['text', 'json', 'stream-json'],
    ],
    [
      ['chat', '--output-format', '='],
      ['text', 'json', 'stream-json'],
    ],
    [['chat', '--model', ''], []],
    [
      ['config', ''],
      ['list', 'get', 'set', 'unset', 'show', 'use'],
    ],
    [['chat', '--', '-'], []],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish', 'powershell'],
    ],
    [['chta', ''], []],
  ])('after %j', (words, expected) => {
    expect(wordsAfter(...words)).toEqual(expected);
  });

  it('is no option twice, and none where a value belongs', () => {
    expect(wordsAfter('chat', '--json', '--')).not.toContain('--json');
    expect(wordsAfter('chat', '--model', '--json', '--')).toContain('--json');
  });

  it('to -o is a file, to --profile a profile, in whatever form', async () => {
    expect(findCompletions(shape, ['chat', '-o', ''])).toMatchObject({ wanted: 'file' });
    const env = await makeHome();
    const folder = join(env['XDG_CONFIG_HOME'] ?? '', 'clawwits');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'config.json'), '{"profiles":{"work":{"base_url":"http://127.0.0.1:8787"}}}');
    const ask = async (...words: string[]) =>
      (await runInside(['completion', 'words', '--', ...words], { env })).stdout.replace(/\t.*$/gm, '').split('\n');
    expect(await ask('chat', '--profile', 'wo')).toEqual(['work', '']);
    expect(await ask('config', 'use', '')).toEqual(['work', 'sandbox', '']);
    expect(await ask('chat', '--profile=s')).toEqual(['--profile=sandbox', '']);
    await writeFile(join(folder, 'config.json'), '{');
    expect(await ask('chat', '--profile', '')).toEqual(['sandbox', '']);
  });
});

it('to --session and after sessions show and rm is the name of a session that is kept', async () => {
  const env = await makeShellHome();
  const ask = async (...words: string[]) =>
    (await runInside(['completion', 'words', '--', ...words], { env })).stdout.match(/^[^\t\n]+/gm) ?? [];
  expect(await ask('chat', '--session', 'geo')).toEqual(['geography']);
  expect(await ask('messages', '--session=')).toEqual(['--session=geography']);
  expect(await ask('sessions', 'show', '')).toEqual(['geography']);
  expect(await ask('sessions', 'rm', 'geography', 'g')).toEqual(['geography']);
  expect(await ask('sessions', 'search', '')).toEqual([]);
  expect(await ask('sessions', '')).toEqual(['list', 'show', 'search', 'rm']);
});

/** Asks a shell what it offers for a line, as a list. */
type Ask = (words: readonly string[]) => string;

const asks: Record<string, Ask> = {
  bash: (words) => `
    source <(clawwits completion bash)
    COMP_WORDS=(clawwits ${quote(words)}); COMP_CWORD=${words.length}
    $(complete -p clawwits | sed -E 's/.*-F ([^ ]+).*/\\1/') clawwits
    printf '%s\\n' "\${COMPREPLY[@]}"`,
  // Its line editor wants a terminal; what the script calls of it is stood in for.
  zsh: (words) => `
    compdef() { entry=$1 }
    _describe() { print -l -- \${(P)2%%:*} }
    compset() { :; }
    _files() { print -l -- \${PREFIX}*(N) }
    source <(clawwits completion zsh)
    words=(clawwits ${quote(words)}); CURRENT=${words.length + 1}; PREFIX=\${words[-1]}
    $entry`,
  pwsh: (words) => `
    clawwits completion powershell | Out-String | Invoke-Expression
    $line = "clawwits ${words.join(' ')}"
    (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches | ForEach-Object CompletionText`,
  fish: (words) => `
    clawwits completion fish | source
    complete -C ${quote([['clawwits', ...words].join(' ')])} | string replace -r '\\t.*' ''`,
};

const quote = (words: readonly string[]) => words.map((word) => `'${word}'`).join(' ');

it('takes the current word in an option, for PowerShell, which drops empty ones', async () => {
  const ask = async (...args: string[]) => (await runInside(['completion', 'words', ...args])).stdout.split(/\t.*\n?/);
  expect(await ask('--current=', '--', 'sandbox')).toEqual(['reset', '']);
  expect(await ask('--current=bal', '--')).toEqual(['balance', '']);
  expect(await ask('--current=--js', '--', 'chat')).toEqual(['--json', '']);
});

describe(`in ${shells.join(', ')}${missingShells.length > 0 ? ` (not here: ${missingShells.join(', ')})` : ''}`, () => {
  it.each(shells)('%s completes commands, options, values and files', async (shell) => {
    const env = await makeShellHome();
    const quiet = { bash: '--norc', zsh: '-f', fish: '--no-config', pwsh: '-NoProfile' }[shell] ?? '';
    const ask = async (...words: string[]) => {
      const line = `cd "$HOME"\n${asks[shell]?.(words) ?? ''}`;
      const { stdout, stderr } = await runShell(`exec ${shell} ${quiet} -c "$SCRIPT"`, { ...env, SCRIPT: line });
      expect(stderr).toBe('');
      return stdout.split('\n').filter((one) => one !== '');
    };
    expect(await ask('bal')).toEqual(['balance']);
    expect((await ask('')).sort()).toEqual([...names].sort());
    expect(await ask('chat', '--max-t')).toEqual(['--max-tokens']);
    expect((await ask('chat', '--output-format', '')).sort()).toEqual(['json', 'stream-json', 'text']);
    expect(await ask('chat', '-o', 'a')).toEqual([expect.stringMatching(/^a(\\)? file\.txt$/)]);
    expect(await ask('chat', '--session', 'geo')).toEqual(['geography']);
    expect(await ask('sessions', 'rm', 'g')).toEqual(['geography']);
    expect(await ask('chat', '--nothing-like-it')).toEqual([]);
  });
});

it('a shell without a script is a mistake', async () => {
  const { stderr, exitCode } = await runCommand(['completion', 'tcsh']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('bash, zsh, fish, powershell');
});
