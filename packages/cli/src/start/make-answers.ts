import { topics } from '../commands/explain-topic.ts';
import { scripts } from '../commands/show-completion.ts';
import { definitions } from '../program/definitions.ts';
import { describeProgram } from '../program/describe-program.ts';
import { parseArguments, widestHelp } from '../program/parse-arguments.ts';
import { version } from '../version.ts';
import type { Answers } from './answers.ts';

/** Makes the answers, out of the program itself: for the build. */
export function makeAnswers(): Answers {
  const texts: Record<string, string> = {
    ...sayAlso(['--version', '-V'], `${version}\n`),
    ...sayAlso(['--help', '-h', 'help'], helpOf([])),
  };
  // The gateway's help is its own.
  for (const { name } of definitions.filter((one) => one.name !== 'gateway' && one.name !== 'help')) {
    Object.assign(texts, sayAlso([`${name} --help`, `${name} -h`, `help ${name}`], helpOf([name])));
  }
  for (const [topic, text] of Object.entries(topics)) texts[`help ${topic}`] = `${text}\n`;
  for (const [shell, script] of Object.entries(scripts)) texts[`completion ${shell}`] = `${script}\n`;
  return { texts, program: describeProgram() };
}

const sayAlso = (lines: readonly string[], text: string) => Object.fromEntries(lines.map((line) => [line, text]));

function helpOf(argv: readonly string[]): string {
  const parsed = parseArguments([...argv, '--help'], () => widestHelp);
  if (parsed.type !== 'help') throw new Error(`There is no help for ${argv.join(' ')}.`);
  return parsed.text;
}
