import { type Argument, Help, type HelpConfiguration, type Option } from 'commander';
import { say } from '../language/sentence.ts';
import type { Tell } from '../language/tell.ts';
import { fitText } from '../output/fit-text.ts';
import { NotedCommand } from './described-command.ts';
import { namePlace, namePlaces } from './name-places.ts';

/** How help is written in a language. What it is made of stays English: mistakes and completion are told from it too. */
export function helpIn(tell: Tell): HelpConfiguration {
  const translate = (english: string) => tell({ english });
  const describe = ({ description, argChoices }: Option | Argument) => {
    const choices = argChoices?.map((choice) => JSON.stringify(choice)).join(', ');
    if (choices === undefined) return translate(description);
    return `${translate(description)} (${tell(say('choices: {choices}', { choices }))})`;
  };
  return {
    // Below it, descriptions would run into the terminal's edge.
    minWidthToWrap: 20,
    styleTitle: translate,
    commandUsage: (command) => namePlaces(Help.prototype.commandUsage(command), tell),
    subcommandTerm: (command) => namePlaces(Help.prototype.subcommandTerm(command), tell),
    optionTerm: (option) => namePlaces(option.flags, tell),
    argumentTerm: (argument) => namePlace(argument.name(), tell),
    commandDescription: (command) => translate(command.description()),
    subcommandDescription: (command) => translate(command.description()),
    optionDescription: describe,
    argumentDescription: describe,
    formatHelp(command, help) {
      const text = Help.prototype.formatHelp.call(help, command, help);
      const notes = command instanceof NotedCommand ? command.notes : null;
      return notes === null ? text : `${text}\n${fitText(tell(notes), help.helpWidth ?? 80)}\n`;
    },
  };
}
