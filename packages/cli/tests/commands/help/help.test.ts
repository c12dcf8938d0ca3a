import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/commands/commands.ts';
import { topicIn, topics } from '../../../src/commands/help/run.ts';
import { exitCodes } from '../../../src/errors/exit-codes.ts';
import { inEnglish } from '../../../src/i18n/translate.ts';
import { helpTopics } from '../../../src/program/help-topics.ts';
import { parseArguments } from '../../support/parse-arguments.ts';
import { readRecord, runCommand } from '../../support/run-command.ts';

describe('help', () => {
  it('names every command, on standard output', async () => {
    const { stdout, stderr, exitCode } = await runCommand(['--help']);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    for (const { name } of commands) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  it.each(commands.filter(({ name }) => !['help', 'gateway'].includes(name)).map(({ name }) => name))(
    'of %s is the same both ways',
    (name) => {
      const one = parseArguments([name, '--help']);
      expect(one).toMatchObject({ type: 'help', text: expect.stringContaining(`Usage: clawwits ${name}`) });
      expect(parseArguments(['help', name])).toEqual(one);
    },
  );

  it('explains every exit code', () => {
    const explained = [...topics['exit-codes'].matchAll(/^ {2}(\d+) /gm)].map(([, code]) => Number(code));
    expect(explained).toEqual(Object.values(exitCodes));
  });

  it('explains every field of the record', async () => {
    const record = readRecord(await runCommand(['help', 'output', '--json']));
    for (const name of Object.keys(record)) expect(topics.output).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  it.each(helpTopics)('on %s fits into 80 columns', (topic) => {
    for (const line of topicIn(inEnglish, topic).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(parseArguments(['help', topic])).toMatchObject({ type: 'command' });
  });
});

describe('a mistake', () => {
  it.each([
    [['chta'], /Unknown command 'chta' \(Did you mean chat\?\)/],
    [['balance', '--jso'], /Unknown option '--jso' \(Did you mean --json\?\)/],
    [['chat', '-x', 'hi'], /Unknown option '-x'/],
    [['chat', '--max-tokens', '0'], /whole number of 1 or more/],
    [['chat', '--temperature', '3'], /number from 0 to 2/],
    [['chat', '--output-format', 'xml'], /Allowed choices are text, json, stream-json/],
    [['balance', '--sandbox', '--profile', 'work'], /'--sandbox' cannot be used with option '--profile <name>'/],
    [['balance', 'now'], /too many arguments/i],
    [[], /Say what to do/],
    [['sandbox'], /Say what to do with "sandbox"/],
    [['bogus'], /^Unknown command 'bogus'$/],
    [['help', 'nonsense'], /^There is no command and no topic "nonsense"\.$/],
    [['chat', '--model', '--sandbox', 'hi'], /^Option '--model' has no value: '--sandbox' stands in its place\.$/],
    [['chat', 'hi', '-m', '--json'], /^Option '-m' has no value: '--json' stands in its place\.$/],
    [
      ['keys', 'create', '--gateway', '--field=x'],
      /^Option '--gateway' has no value: '--field=x' stands in its place\.$/,
    ],
  ])('%j is named', (argv, expected) => {
    const parsed = parseArguments(argv);
    expect(parsed.type === 'mistake' && inEnglish(parsed.message)).toMatch(expected);
  });

  it.each([
    [['--json'], 'Options come after the command: clawwits chat "…" --json'],
    [['bogus', '--json'], 'See: clawwits --help'],
    [['help', 'nonsense'], /the topics are exit-codes, environment, output, scripting\./],
    [['chat', '--model', '--sandbox', 'hi'], /write --model=--sandbox$/],
  ])('%j gets a hint that fits', (argv, expected) => {
    const parsed = parseArguments(argv);
    expect(parsed.type === 'mistake' && inEnglish(parsed.hint)).toMatch(expected);
  });

  it.each([
    [['chat', '--model=--sandbox', 'hi'], '--sandbox'],
    [['chat', '--model', 'auto', '--', '--sandbox'], 'auto'],
  ])('%j is no mistake: the value is meant', (argv, model) => {
    const parsed = parseArguments(argv);
    expect(parsed.type === 'command' && parsed.invocation.options).toMatchObject({ model });
  });

  it('with a key is reported without the key, and with the variable for it', async () => {
    const { stderr, exitCode } = await runCommand(['balance', '--api-key=cw_sk_very_secret']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('CLAWWITS_API_KEY');
    expect(stderr).not.toContain('very_secret');
  });
});
