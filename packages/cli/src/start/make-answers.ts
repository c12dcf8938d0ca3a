import { topicIn } from '../commands/explain-topic.ts';
import { scripts } from '../commands/show-completion.ts';
import type { Language } from '../language/language-of.ts';
import { type Tell, tellerOf } from '../language/tell.ts';
import { definitions } from '../program/definitions.ts';
import { describeProgram } from '../program/describe-program.ts';
import { helpTopics, widestHelp } from '../program/help-topics.ts';
import { parseArguments } from '../program/parse-arguments.ts';
import { version } from '../version.ts';
import type { Answers } from './answers.ts';

/** Makes the answers in a language, out of the program itself: for the build. */
export async function makeAnswers(language: Language): Promise<Answers> {
  const tell = await tellerOf(language);
  const texts: Record<string, string> = {
    ...sayAlso(['--version', '-V'], `${version}\n`),
    ...sayAlso(['--help', '-h', 'help'], helpOf([], tell)),
  };
  // The gateway's help is its own.
  for (const { name } of definitions.filter((one) => one.name !== 'gateway' && one.name !== 'help')) {
    Object.assign(texts, sayAlso([`${name} --help`, `${name} -h`, `help ${name}`], helpOf([name], tell)));
  }
  for (const topic of helpTopics) texts[`help ${topic}`] = `${topicIn(tell, topic)}\n`;
  for (const [shell, script] of Object.entries(scripts)) texts[`completion ${shell}`] = `${script}\n`;
  return { texts, program: describeProgram(tell) };
}

const sayAlso = (lines: readonly string[], text: string) => Object.fromEntries(lines.map((line) => [line, text]));

function helpOf(argv: readonly string[], tell: Tell): string {
  const parsed = parseArguments([...argv, '--help'], tell, () => widestHelp);
  if (parsed.type !== 'help') throw new Error(`There is no help for ${argv.join(' ')}.`);
  return parsed.text;
}
