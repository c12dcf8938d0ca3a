import { sandboxProfile } from '../configuration/choose-profile.ts';
import { configurationPath, readConfiguration } from '../configuration/read-configuration.ts';
import type { Io } from '../io.ts';
import { asIs, say } from '../language/sentence.ts';
import type { Tell } from '../language/tell.ts';
import { describeProgram } from '../program/describe-program.ts';
import { type Completion, findCompletions, formatCompletions } from '../program/find-completions.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** What the scripts of the shells ask. */
export async function completeWords(words: readonly string[], { io, tell }: CommandContext): Promise<CommandOutcome> {
  const found = findCompletions(describeProgram(tell), words);
  if (found.wanted === 'file') return { text: asIs(':files') };
  const candidates = found.wanted === 'profile' ? await listProfiles(io, tell) : found.candidates;
  return { text: asIs(formatCompletions({ ...found, candidates }, words.at(-1) ?? '')) };
}

/** A file that cannot be used is told by the command that needs it, not while somebody types. */
async function listProfiles(io: Io, tell: Tell): Promise<Completion[]> {
  const configuration = await readConfiguration(configurationPath(io), io.platform).catch(() => null);
  const own = Object.entries(configuration?.profiles ?? {}).map(([word, { base_url: address = '' }]) => ({
    word,
    description: address,
  }));
  return [...own, { word: sandboxProfile, description: tell(say('the gateway inside this command')) }];
}
