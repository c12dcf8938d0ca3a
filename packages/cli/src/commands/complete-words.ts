import { sandboxProfile } from '../configuration/choose-profile.ts';
import { configurationPath, readConfiguration } from '../configuration/read-configuration.ts';
import type { Io } from '../io.ts';
import { describeProgram } from '../program/describe-program.ts';
import { type Completion, findCompletions, formatCompletions } from '../program/find-completions.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** What the scripts of the shells ask. */
export async function completeWords(words: readonly string[], io: Io): Promise<CommandOutcome> {
  const found = findCompletions(describeProgram(), words);
  if (found.wanted === 'file') return { text: ':files' };
  const candidates = found.wanted === 'profile' ? await listProfiles(io) : found.candidates;
  return { text: formatCompletions({ ...found, candidates }, words.at(-1) ?? '') };
}

/** A file that cannot be used is told by the command that needs it, not while somebody types. */
async function listProfiles(io: Io): Promise<Completion[]> {
  const configuration = await readConfiguration(configurationPath(io), io.platform).catch(() => null);
  const own = Object.entries(configuration?.profiles ?? {}).map(([word, { base_url: address = '' }]) => ({
    word,
    description: address,
  }));
  return [...own, { word: sandboxProfile, description: 'the gateway inside this command' }];
}
