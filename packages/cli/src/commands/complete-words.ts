import { sandboxProfile } from '../configuration/choose-profile.ts';
import { configurationPath, readConfiguration } from '../configuration/read-configuration.ts';
import type { Io } from '../io.ts';
import { type Completion, findCompletions } from '../program/find-completions.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** What the scripts of the shells ask: one line for each word that fits, a tab, and what it is. */
export async function completeWords(words: readonly string[], io: Io): Promise<CommandOutcome> {
  const { wanted, prefix, candidates } = findCompletions(words);
  if (wanted === 'file') return { text: ':files' };
  const all = wanted === 'profile' ? await listProfiles(io) : candidates;
  const current = words.at(-1) ?? '';
  const fitting = all
    .map((one) => ({ ...one, word: prefix + one.word }))
    .filter(({ word }) => word.startsWith(current));
  return { text: fitting.map(({ word, description }) => `${word}\t${description}`).join('\n') };
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
