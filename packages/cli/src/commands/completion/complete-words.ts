import { sandboxProfile } from '../../config/choose-profile.ts';
import { configurationPath, readConfiguration } from '../../config/read-configuration.ts';
import { localized, untranslated } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { type Completion, findCompletions, formatCompletions } from '../../program/find-completions.ts';

/** `clawwits completion words`: completes a line for the scripts of the shells. */
export async function completeWords(words: readonly string[], context: CommandContext): Promise<CommandOutcome> {
  const found = findCompletions(await context.describeProgram(), words);
  if (found.wanted === 'file') return { text: untranslated(':files') };
  const candidates = found.wanted === 'profile' ? await listProfiles(context) : found.candidates;
  return { text: untranslated(formatCompletions({ ...found, candidates }, words.at(-1) ?? '')) };
}

/** Lists the profiles. An invalid file is reported by the command that needs it, not during completion. */
async function listProfiles({ io, translate }: CommandContext): Promise<Completion[]> {
  const configuration = await readConfiguration(configurationPath(io), io.platform).catch(() => null);
  const own = Object.entries(configuration?.profiles ?? {}).map(([word, { base_url: address = '' }]) => ({
    word,
    description: address,
  }));
  return [...own, { word: sandboxProfile, description: translate(localized('the gateway inside this command')) }];
}
