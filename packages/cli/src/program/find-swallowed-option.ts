import type { Command } from 'commander';
import { localized } from '../i18n/localized-message.ts';
import type { Mistake } from './usage-mistake.ts';

/**
 * Finds an option without a value that took the option after it as its value, as in `--model --sandbox`. The parser allows
 * it, and the option that was meant would be lost without a word.
 *
 * @param command the command with its options
 * @param words the arguments after the command's name
 * @returns `null` if no option was swallowed
 */
export function findSwallowedOption(command: Command, words: readonly string[]): Mistake | null {
  const options = [command, ...command.commands].flatMap((one) => one.options);
  const find = (word: string) => options.find(({ long, short }) => word === long || word === short);
  for (let place = 0; place < words.length && words[place] !== '--'; place += 1) {
    const option = words[place] ?? '';
    if (find(option)?.required !== true) continue;
    place += 1;
    const value = words[place] ?? '';
    if (find(value.replace(/=.*$/s, '')) === undefined) continue;
    return {
      message: localized("Option '{option}' has no value: '{value}' stands in its place.", { option, value }),
      hint: localized("Give {option} a value. If '{value}' is meant to be the value, write {option}={value}", {
        option,
        value,
      }),
    };
  }
  return null;
}
