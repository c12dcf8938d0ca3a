import { runGatewayCommand } from '@clawwits/mock-gateway/command';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { readSlashCommand, slashHelp } from '../../src/commands/chat/terminal/slash-commands.ts';
import { commands as definitions } from '../../src/commands/commands.ts';
import { topicIn, topics } from '../../src/commands/help/run.ts';
import { inEnglish, translatorFor } from '../../src/i18n/translate.ts';
import { textWidth } from '../../src/output/text/text-width.ts';
import { buildProgram } from '../../src/program/build-program.ts';
import { describeProgram } from '../../src/program/describe-program.ts';
import { NotedCommand } from '../../src/program/described-command.ts';
import { helpTopics } from '../../src/program/help-topics.ts';
import { makeAnswers } from '../../src/start/make-answers.ts';
import { englishIn } from '../support/english-in.ts';
import { parseArguments } from '../support/parse-arguments.ts';
import { readRecord } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';

const vi = await translatorFor('vi');
const names = definitions.map(({ name }) => name);

function commandsBelow(command: Command): Command[] {
  return [command, ...command.commands.flatMap(commandsBelow)];
}
const commands = commandsBelow(buildProgram(names, () => undefined, inEnglish, definitions));

/** Lines that are for copying stay whole, however narrow the terminal is. */
const isCode = (line: string) =>
  /^ +(?:clawwits|git|echo|case|export|[A-Z$~/]|\d+\))/.test(line) || !line.trim().includes(' ');

const helpOf = (path: readonly string[], translate = vi, width = 80): string => {
  const parsed = parseArguments([...path, '--help'], translate, () => width);
  return parsed.type === 'help' ? parsed.text : '';
};

describe('help in Vietnamese', () => {
  it.each(commands.map((command) => [command.name(), command] as const))('%s: every description', (_name, command) => {
    const described = [
      command.description(),
      ...command.options.map(({ description }) => description),
      ...command.registeredArguments.map(({ description }) => description),
    ].filter((text) => text !== '' && text !== undefined);
    expect(described.filter((text) => vi({ english: text }) === text)).toEqual([]);
    const notes = command instanceof NotedCommand ? command.notes : null;
    if (notes !== null) expect(vi(notes)).not.toBe(inEnglish(notes));
  });

  it('has no English left, and is as wide as the English', async () => {
    const { texts } = await makeAnswers('vi');
    const shown = Object.entries(texts).filter(([line]) => !/^(?:completion \w+|--version|-V)$/.test(line));
    expect(shown.length).toBeGreaterThan(40);
    for (const [line, text] of shown) {
      expect(englishIn(text), line).toEqual([]);
      for (const one of text.split('\n').filter((row) => !isCode(row)))
        expect(textWidth(one), one).toBeLessThanOrEqual(80);
    }
  });

  it.each([40, 60, 100])('fits a terminal of %d columns', (width) => {
    const paths = [
      [],
      ...names.filter((name) => name !== 'help' && name !== 'gateway').map((name) => [name]),
      ['keys', 'create'],
    ];
    for (const text of [
      ...paths.map((path) => helpOf(path, vi, width)),
      ...helpTopics.map((topic) => topicIn(vi, topic, width)),
    ]) {
      const wide = text.split('\n').filter((line) => !isCode(line) && textWidth(line) > width);
      expect(wide).toEqual([]);
    }
  });

  it('names the same commands, options, variables and codes', () => {
    const codes = (text: string) =>
      [...new Set(text.match(/(?<![\w-])--[a-z-]+|CLAWWITS_\w+|\b\w+_\w+\b/g) ?? [])].sort();
    for (const name of names.filter((one) => one !== 'help' && one !== 'gateway')) {
      expect(codes(helpOf([name])), name).toEqual(codes(helpOf([name], inEnglish)));
    }
    for (const topic of helpTopics) {
      const [own, english] = [topicIn(vi, topic), topics[topic]];
      expect(
        codes(english).filter((code) => !own.includes(code)),
        topic,
      ).toEqual([]);
    }
    const numbers = (text: string) => [...text.matchAll(/^ {2}(\d+) /gm)].map(([, code]) => code);
    expect(numbers(topicIn(vi, 'exit-codes'))).toEqual(numbers(topics['exit-codes']));
  });

  it('of a conversation explains every command', () => {
    const explained = (text: string) => [...text.matchAll(/^\/(\w+)/gm)].map(([, name]) => name);
    expect(explained(vi(slashHelp))).toEqual(explained(inEnglish(slashHelp)));
    for (const name of explained(vi(slashHelp))) expect(readSlashCommand(`/${name} x`)?.type).toBe(name);
    expect(englishIn(vi(slashHelp))).toEqual([]);
  });

  it('of the gateway explains every option', async () => {
    let english = '';
    const io = {
      writeOut: (text: string) => {
        english += text;
      },
      writeError: () => undefined,
      signal: new AbortController().signal,
      env: {},
    };
    await runGatewayCommand(['--help'], io);
    const { stdout } = await runInside(['gateway', '--help'], { env: { LANG: 'vi' } });
    const options = (text: string) => [...text.matchAll(/^ {2}(?:-h, )?(--[\w-]+)/gm)].map(([, option]) => option);
    expect(options(stdout)).toEqual(options(english));
    expect(englishIn(stdout)).toEqual([]);
  });

  it('is English in records', async () => {
    for (const args of [['--help'], ['chat', '--help'], ['help', 'output']]) {
      const run = (LANG: string) => runInside([...args, '--json'], { env: { LANG } });
      const [own, english] = [readRecord(await run('vi')), readRecord(await run('C'))];
      expect(own['data']).toEqual(english['data']);
      expect(JSON.stringify(own['data'])).toContain('the');
    }
  });
});

describe('completion in Vietnamese', () => {
  it('offers the same words, and describes each', () => {
    const [own, english] = [describeProgram(definitions, vi), describeProgram(definitions)];
    const words = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (key, inner) => (key === 'description' ? undefined : inner)));
    expect(words(own)).toEqual(words(english));
    const described = (value: unknown) => JSON.stringify(value).match(/(?<="description":")[^"]+/g) ?? [];
    const texts = new Set<string>(described(english));
    expect(described(own).filter((text) => texts.has(text))).toEqual([]);
  });
});
