import { isClawwitsError } from '@clawwits/sdk-ts';
import type { Connection } from '../gateway/connection.ts';
import { localized } from '../i18n/localized-message.ts';
import type { CommandOutcome } from '../output/command-outcome.ts';
import { findSimilar } from '../program/find-similar.ts';

/** Statuses with which gateways refuse a model that they do not serve. */
const refusals: readonly (number | undefined)[] = [400, 404];

/**
 * Suggests the alias that a model's name was probably meant to be, if the gateway refused the name.
 *
 * @param model the name on the command line
 */
export async function suggestAlias(
  error: unknown,
  model: string | undefined,
  { aliases }: Pick<Connection, 'aliases'>,
): Promise<Pick<CommandOutcome, 'hint'>> {
  if (model === undefined || !isClawwitsError(error) || !refusals.includes(error.status)) return {};
  const known = await aliases();
  const [name] = Object.hasOwn(known, model) ? [] : findSimilar(model, Object.keys(known));
  return name === undefined ? {} : { hint: localized('Did you mean the alias "{name}"?', { name }) };
}
