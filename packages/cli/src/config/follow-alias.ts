import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localized } from '../i18n/localized-message.ts';

/** Models by their aliases. */
export type Aliases = Readonly<Record<string, string>>;

/**
 * Follows aliases to the name of a model. A name without an alias is a model's own. An alias may lead to another.
 *
 * @throws {CommandError} `alias_cycle` if aliases lead back to one of them
 */
export function followAlias(name: string, aliases: Aliases): string {
  const passed = [name];
  let model = name;
  for (let next = find(model, aliases); next !== null; next = find(model, aliases)) {
    // An alias may stand in front of the model of the same name.
    if (next === model) return model;
    if (passed.includes(next)) throw cycle([...passed, next]);
    passed.push(next);
    model = next;
  }
  return model;
}

const find = (name: string, aliases: Aliases): string | null =>
  Object.hasOwn(aliases, name) ? (aliases[name] ?? null) : null;

const cycle = (names: readonly string[]): CommandError =>
  new CommandError(localized('The aliases lead in a circle: {names}.', { names: names.join(' → ') }), {
    exitCode: exitCodes.usage,
    code: 'alias_cycle',
    hint: localized('Give one of them a model: {command}', {
      command: `clawwits config set aliases.${names.at(-1) ?? ''} …`,
    }),
  });
