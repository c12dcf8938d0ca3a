import { sandboxProfile } from '../../config/choose-profile.ts';
import { listTemplateFiles } from '../../config/find-template.ts';
import { findConfigurationPath, readConfiguration } from '../../config/read-configuration.ts';
import { settingKeys, settingTables, valuesOfSetting } from '../../config/setting-keys.ts';
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
  const candidates = await listCandidates(found, words, context);
  return { text: untranslated(formatCompletions({ ...found, candidates }, words.at(-1) ?? '')) };
}

async function listCandidates(
  { wanted, candidates }: Completions,
  words: readonly string[],
  context: CommandContext,
): Promise<readonly Completion[]> {
  switch (wanted) {
    case 'profile':
      return listProfiles(context);
    case 'session':
      return listSessions(context);
    case 'setting':
      return listSettingKeys(context);
    case 'model':
      return listAliases(context);
    case 'template':
      return listTemplates(context);
    case 'setting-value': {
      const key = words.at(-2) ?? '';
      return key === 'default_profile' ? listProfiles(context) : valuesOfSetting(key).map(toWord);
    }
    default:
      return candidates;
  }
}

const toWord = (word: string): Completion => ({ word, description: '' });

/** Lists the settings: the fixed ones, and the aliases and templates that are there. */
async function listSettingKeys({ io }: CommandContext): Promise<Completion[]> {
  const configuration = await readConfiguration(findConfigurationPath(io), io.platform).catch(() => null);
  const entries = settingTables.flatMap((table) =>
    Object.keys(configuration?.[table] ?? {}).map((name) => `${table}.${name}`),
  );
  return [...settingKeys, ...entries].map(toWord);
}

/** Lists the sessions, the last one first. */
function listSessions({ io }: CommandContext): Completion[] {
  try {
    const files = listSessionFiles(io).filter(({ isEmpty }) => !isEmpty);
    return files.map(({ name, modifiedMs }) => ({
      word: name,
      description: describePast(modifiedMs),
    }));
  } catch {
    return []; // A folder that cannot be read is reported by the command that needs it.
  }
}

/** Lists the aliases of models; the models themselves would have to be asked for. */
async function listAliases({ io }: CommandContext): Promise<Completion[]> {
  const configuration = await readConfiguration(findConfigurationPath(io), io.platform).catch(() => null);
  return Object.entries(configuration?.aliases ?? {}).map(([word, description]) => ({ word, description }));
}

async function listTemplates({ io }: CommandContext): Promise<Completion[]> {
  const configuration = await readConfiguration(findConfigurationPath(io), io.platform).catch(() => null);
  const names = [...Object.keys(configuration?.templates ?? {}), ...listTemplateFiles(io).map(({ name }) => name)];
  return [...new Set(names)].map(toWord);
}

/** Lists the profiles. An invalid file is reported by the command that needs it, not during completion. */
async function listProfiles({ io, translate }: CommandContext): Promise<Completion[]> {
  const configuration = await readConfiguration(findConfigurationPath(io), io.platform).catch(() => null);
  const own = Object.entries(configuration?.profiles ?? {}).map(([word, { base_url: address = '' }]) => ({
    word,
    description: address,
  }));
  return [...own, { word: sandboxProfile, description: translate(localized('the gateway inside this command')) }];
}
