import { sandboxProfile } from '../../config/choose-profile.ts';
import { configurationPath, readConfiguration } from '../../config/read-configuration.ts';
import { listSessionFiles } from '../../conversation/session-files.ts';
import { describePast } from '../../i18n/describe-time.ts';
import { localized, untranslated } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import {
  type Completion,
  type Completions,
  findCompletions,
  formatCompletions,
} from '../../program/find-completions.ts';

/** `clawwits completion words`: completes a line for the scripts of the shells. */
export async function completeWords(words: readonly string[], context: CommandContext): Promise<CommandOutcome> {
  const found = findCompletions(await context.describeProgram(), words);
  if (found.wanted === 'file') return { text: untranslated(':files') };
  const candidates = await findCandidates(found, context);
  return { text: untranslated(formatCompletions({ ...found, candidates }, words.at(-1) ?? '')) };
}

async function findCandidates({ wanted, candidates }: Completions, context: CommandContext) {
  if (wanted === 'profile') return listProfiles(context);
  return wanted === 'session' ? listSessions(context) : candidates;
}

/** Lists the sessions, the last one first. */
function listSessions({ io }: CommandContext): Completion[] {
  try {
    return listSessionFiles(io).map(({ name, modifiedMs }) => ({
      word: name,
      description: describePast(modifiedMs),
    }));
  } catch {
    return []; // A folder that cannot be read is reported by the command that needs it.
  }
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
