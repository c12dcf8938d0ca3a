import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { languages } from '../src/i18n/language-of.ts';
import { answersFile } from '../src/start/answers.ts';
import { makeAnswers } from '../src/start/make-answers.ts';
import { openTerminal } from './support/open-terminal.ts';
import { makeHome, runShell, shellCommand } from './support/run-command.ts';
import { runInside } from './support/run-inside.ts';

const answers = await makeAnswers('en');

describe('what is written down at the build', () => {
  it.each(languages)('the file of answers next to the command equals what the program prints: %s', async (language) => {
    const written = readFileSync(join(dirname(inject('command')), answersFile(language)), 'utf8');
    expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(await makeAnswers(language))));
  });

  it.each([
    ['en', 'C'],
    ['vi', 'vi_VN.UTF-8'],
  ] as const)('is what the command would have worked out: %s', async (language, LANG) => {
    const { texts } = await makeAnswers(language);
    const lines = Object.keys(texts);
    expect(lines.length).toBeGreaterThan(40);
    const differing = [];
    for (const line of lines) {
      const { stdout, stderr, exitCode } = await runInside(line.split(' '), { env: { LANG } });
      if (stdout !== texts[line] || stderr !== '' || exitCode !== 0) differing.push(line);
    }
    expect(differing).toEqual([]);
  });
});

describe('the start', () => {
  /** Runs the command, and tells which files of its own it has loaded. */
  function loadedBy(args: readonly string[], LANG = 'C') {
    const program = `
      process.argv = [process.argv[0], 'clawwits', ...${JSON.stringify(args)}];
      require(${JSON.stringify(inject('command'))});
      process.on('exit', () => process.stderr.write(Object.keys(require.cache).join('\\n')));`;
    return spawnSync(process.execPath, ['-e', program], { encoding: 'utf8', env: { ...process.env, LC_ALL: LANG } });
  }

  it.each([
    ['--version'],
    ['--help'],
    ['chat', '--help'],
    ['completion', 'bash'],
    ['completion', 'words', '--', 'chat', '-'],
  ])('of %s loads nothing else', (...args) => {
    const { stdout, stderr, status } = loadedBy(args);
    expect(status).toBe(0);
    expect(stdout).not.toBe('');
    expect(stderr.split('\n')).toEqual([inject('command')]);
  });

  it('of help in Vietnamese loads nothing else either', () => {
    const { stdout, stderr } = loadedBy(['chat', '--help'], 'vi_VN.UTF-8');
    expect(stdout).toContain('Cách dùng: clawwits chat');
    expect(stderr.split('\n')).toEqual([inject('command')]);
  });

  it('reads Vietnamese for those alone who read it', () => {
    expect(loadedBy(['chat', '--max-tokens', 'x']).stderr).not.toContain('vietnamese');
    expect(loadedBy(['chat', '--max-tokens', 'x'], 'vi').stderr).toContain('vietnamese.cjs');
  });

  it('of what is not known goes its way', () => {
    const { stderr } = loadedBy(['chat', '--max-tokens', 'x']);
    expect(stderr).toContain('whole number');
    expect(loadedBy(['--help', '--json']).stdout).toMatch(/^\{.*\}\n$/);
    expect(loadedBy(['completion', 'words', '--', 'chat', '--profile', '']).stdout).toContain('sandbox');
  });

  it('fits a narrow terminal', async () => {
    const terminal = await openTerminal(['balance', '--help'], { columns: 40 });
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.written).toMatch(/end\s+with\s+10\s+if\s+it\s+is\s+too\s+low/);
    expect(terminal.written).not.toBe(answers.texts['balance --help']?.replaceAll('\n', '\r\n'));
  });

  it('meets a reader that leaves and a full disk as every command does', async () => {
    const env = await makeHome();
    const left = await runShell(`${shellCommand()} --help | true; echo "$PIPESTATUS"`, env);
    expect(left).toMatchObject({ stdout: '0\n', stderr: '' });
    const full = await runShell(`${shellCommand()} --help > /dev/full`, env);
    expect(full).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('ENOSPC') });
  });
});
