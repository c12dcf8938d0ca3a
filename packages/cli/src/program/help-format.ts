import { type Argument, Help, type HelpConfiguration, type Option } from 'commander';
import { localized } from '../i18n/localized-message.ts';
import type { Translate } from '../i18n/translate.ts';
import { breakWords, fitText } from '../output/text/fit-text.ts';
import { NotedCommand } from './described-command.ts';
import { widestHelp } from './help-topics.ts';
import { namePlaces, placeName } from './place-names.ts';

/** Least width of a description next to its term; with less, it goes below. */
const leastWidth = 20;

const widthOf = ({ helpWidth }: Help): number => helpWidth ?? widestHelp;

/** Configures help in the user's language. The parser's own descriptions stay English, as completion reads them too. */
export function helpIn(translate: Translate): HelpConfiguration {
  const translateWords = (english: string) => translate({ english });
  const describe = ({ description, argChoices }: Option | Argument) => {
    const choices = argChoices?.map((choice) => JSON.stringify(choice)).join(', ');
    if (choices === undefined) return translateWords(description);
    return `${translateWords(description)} (${translate(localized('choices: {choices}', { choices }))})`;
  };
  return {
    minWidthToWrap: leastWidth,
    styleTitle: translateWords,
    commandUsage: (command) => namePlaces(Help.prototype.commandUsage(command), translate),
    formatItem(term, termWidth, description, help) {
      const isNarrow = widthOf(help) - termWidth - 4 < leastWidth;
      if (!isNarrow) return Help.prototype.formatItem.call(help, term, termWidth, description, help);
      const indent = ' '.repeat(6);
      return `  ${term}\n${indent}${help.boxWrap(description, widthOf(help) - 6).replaceAll('\n', `\n${indent}`)}`;
    },
    subcommandTerm: (command) => namePlaces(Help.prototype.subcommandTerm(command), translate),
    optionTerm: (option) => namePlaces(option.flags, translate),
    argumentTerm: (argument) => translate(placeName(argument.name())),
    commandDescription: (command) => translateWords(command.description()),
    subcommandDescription: (command) => translateWords(command.description()),
    optionDescription: describe,
    argumentDescription: describe,
    formatHelp(command, help) {
      const [usage = '', ...rest] = Help.prototype.formatHelp.call(help, command, help).split('\n');
      const lines = [...breakWords(usage, widthOf(help), 4), ...rest];
      const notes = command instanceof NotedCommand ? command.notes : null;
      return [...lines, ...(notes === null ? [] : [fitText(translate(notes), widthOf(help)), ''])].join('\n');
    },
  };
}
