import { describe, expect, it } from 'vitest';
import { keys, openProgram } from '../../support/open-terminal.ts';
import { makeShellHome, shells } from '../../support/shells.ts';

/** How a shell is set up by its user: with a prompt to wait for, and a key that shows the line and empties it. */
interface ShellSetUp {
  readonly file: string;
  readonly args: readonly string[];
  readonly lines: readonly string[];
}

const zshKeys = [
  `show() { zle -I; print -r -- "<<$BUFFER>>"; BUFFER= }`,
  'zle -N show',
  `bindkey '^T' show`,
  'bindkey "^I" complete-word',
];

const setUps: Readonly<Record<string, ShellSetUp>> = {
  bash: {
    file: 'bash',
    args: ['--norc', '-i'],
    lines: [
      "bind 'set bell-style none'",
      "bind 'set show-all-if-ambiguous on'",
      'source <(clawwits completion bash)',
      `show() { printf '<<%s>>\\n' "$READLINE_LINE"; READLINE_LINE=; }`,
      `bind -x '"\\C-t": show'`,
      "PS1='ready> '",
    ],
  },
  zsh: {
    file: 'zsh',
    args: ['-f', '-i'],
    lines: [
      'autoload -Uz compinit && compinit -u -D',
      'source <(clawwits completion zsh)',
      ...zshKeys,
      "PS1='ready> '",
    ],
  },
  'zsh, from a folder of functions': {
    file: 'zsh',
    args: ['-f', '-i'],
    lines: [
      'mkdir functions && clawwits completion zsh > functions/_clawwits',
      'fpath=($HOME/functions $fpath)',
      'autoload -Uz compinit && compinit -u -D',
      ...zshKeys,
      "PS1='ready> '",
    ],
  },
  fish: {
    file: 'fish',
    args: ['--no-config', '-i'],
    lines: [
      'clawwits completion fish | source',
      `function show; printf '<<%s>>\\n' (commandline | string collect); commandline ''; commandline -f repaint; end`,
      'bind \\ct show',
      "function fish_prompt; echo -n 'ready> '; end",
    ],
  },
};

/** A shell whose line editor waits for keys; gives what the tab key makes of a line, once it shows some words. */
async function openShell({ file, args, lines }: ShellSetUp) {
  const env = { ...(await makeShellHome()), LC_ALL: 'C.UTF-8' };
  const terminal = openProgram(file, args, { env, columns: 100 });
  terminal.type(`${lines.join('; ')}${keys.enter}`);
  // The line itself names it too, with a quote behind.
  await terminal.until(/ready> (?!')/);
  return async (line: string, ...shown: string[]): Promise<string> => {
    terminal.type(line + keys.tab);
    // A list is left out where more keys wait.
    for (const word of shown) await terminal.until(new RegExp(`\\s${word}\\b`));
    terminal.type(keys.ctrlT);
    const said = await terminal.until(/<<[\s\S]*?>>/);
    await terminal.until('ready> ');
    return said.slice(said.lastIndexOf('<<') + 2, -2);
  };
}

const tested = Object.entries(setUps).filter(([, { file }]) => shells.includes(file));

describe.each(tested)('the tab key in %s', (_, setUp) => {
  it('completes commands, options, values, sessions and files', async () => {
    const press = await openShell(setUp);
    expect(await press('clawwits bal')).toBe('clawwits balance ');
    expect(await press('clawwits chat --max-t')).toBe('clawwits chat --max-tokens ');
    expect(await press('clawwits chat --output-format s')).toBe('clawwits chat --output-format stream-json ');
    expect(await press('clawwits chat --output-format=s')).toBe('clawwits chat --output-format=stream-json ');
    expect(await press('clawwits completion z')).toBe('clawwits completion zsh ');
    expect(await press('clawwits chat -o a')).toBe('clawwits chat -o a\\ file.txt ');
    expect(await press('clawwits chat --output=a')).toBe('clawwits chat --output=a\\ file.txt ');
    expect(await press('clawwits sessions show ge')).toBe('clawwits sessions show geography ');
    expect(await press('clawwits chat --nothing-like-it')).toBe('clawwits chat --nothing-like-it');
    expect(await press('clawwits config ', 'show', 'use')).toMatch(/^clawwits config /);
  });
});
