import { commands } from '../commands/commands.ts';
import { scripts } from '../commands/completion/scripts.ts';
import { topicIn } from '../commands/help/run.ts';
import type { Language } from '../i18n/language-of.ts';
import { type Tell, tellerOf } from '../i18n/tell.ts';
import { describeProgram } from '../program/describe-program.ts';
import { helpTopics, widestHelp } from '../program/help-topics.ts';
import { readArguments } from '../program/read-arguments.ts';
import { version } from '../system/version.ts';
import type { Answers } from './answers.ts';

/** Makes the answers in a language, out of the program itself: for the build. */
export async function makeAnswers(language: Language): Promise<Answers> {
  const tell = await tellerOf(language);
  const texts: Record<string, string> = {
    ...sayAlso(['--version', '-V'], `${version}\n`),
    ...sayAlso(['--help', '-h', 'help'], helpOf([], tell)),
  };
  // The gateway's help is its own.
  for (const { name } of commands.filter((one) => one.name !== 'gateway' && one.name !== 'help')) {
    Object.assign(texts, sayAlso([`${name} --help`, `${name} -h`, `help ${name}`], helpOf([name], tell)));
  }
  for (const topic of helpTopics) texts[`help ${topic}`] = `${topicIn(tell, topic)}\n`;
  for (const [shell, script] of Object.entries(scripts)) texts[`completion ${shell}`] = `${script}\n`;
  return { texts, program: describeProgram(commands, tell) };
}

const sayAlso = (lines: readonly string[], text: string) => Object.fromEntries(lines.map((line) => [line, text]));

function helpOf(argv: readonly string[], tell: Tell): string {
  const parsed = readArguments([...argv, '--help'], commands, tell, () => widestHelp);
  if (parsed.type !== 'help') throw new Error(`There is no help for ${argv.join(' ')}.`);
  return parsed.text;
}
