import { commands } from '../commands/commands.ts';
import { scripts } from '../commands/completion/scripts.ts';
import { topicIn } from '../commands/help/run.ts';
import type { Language } from '../i18n/language-of.ts';
import { type Translate, translatorFor } from '../i18n/translate.ts';
import { describeProgram } from '../program/describe-program.ts';
import { helpTopics, widestHelp } from '../program/help-topics.ts';
import { readArguments } from '../program/read-arguments.ts';
import { version } from '../system/version.ts';
import type { Answers } from './answers.ts';

/** Creates the answers in a language from the program itself, for the build. */
export async function makeAnswers(language: Language): Promise<Answers> {
  const translate = await translatorFor(language);
  const texts: Record<string, string> = {
    ...textForEach(['--version', '-V'], `${version}\n`),
    ...textForEach(['--help', '-h', 'help'], helpOf([], translate)),
  };
  // The gateway's help is its own.
  for (const { name } of commands.filter((one) => one.name !== 'gateway' && one.name !== 'help')) {
    Object.assign(texts, textForEach([`${name} --help`, `${name} -h`, `help ${name}`], helpOf([name], translate)));
  }
  for (const topic of helpTopics) texts[`help ${topic}`] = `${topicIn(translate, topic)}\n`;
  for (const [shell, script] of Object.entries(scripts)) texts[`completion ${shell}`] = `${script}\n`;
  return { texts, program: describeProgram(commands, translate) };
}

const textForEach = (lines: readonly string[], text: string) => Object.fromEntries(lines.map((line) => [line, text]));

function helpOf(argv: readonly string[], translate: Translate): string {
  const parsed = readArguments([...argv, '--help'], commands, translate, () => widestHelp);
  if (parsed.type !== 'help') throw new Error(`There is no help for ${argv.join(' ')}.`);
  return parsed.text;
}
