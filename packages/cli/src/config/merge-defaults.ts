import { type LocalizedMessage, localized, untranslated } from '../i18n/localized-message.ts';
import type { ChatDefaults } from './chat-defaults.ts';
import type { ChosenProfile } from './choose-profile.ts';
import type { ProjectSettings } from './configuration-schema.ts';
import type { Project } from './read-project.ts';

/** A setting of chats, and the place that it came from. */
export interface SettingOrigin {
  readonly name: string;
  readonly value: string | number | boolean;
  readonly place: LocalizedMessage;
}

const names = ['model', 'system', 'max_tokens', 'max_wits', 'temperature', 'markdown'] as const;

/**
 * Merges the defaults of chats: those of the project, then the profile's. Of two ceilings the lower one holds, so that no
 * repository can raise yours.
 */
export function originsOf(project: Project | null, profile: ChosenProfile | null): SettingOrigin[] {
  return names.flatMap((name): SettingOrigin[] => {
    const [ours, theirs] = [project?.settings[name], profile?.profile[name]];
    const isProfiles =
      ours === undefined || (name === 'max_wits' && theirs !== undefined && Number(theirs) < Number(ours));
    const value = isProfiles ? theirs : ours;
    if (value === undefined) return [];
    return [
      {
        name,
        value,
        place: isProfiles
          ? localized('profile "{name}"', { name: profile?.name ?? '' })
          : untranslated(project?.path ?? ''),
      },
    ];
  });
}

/** The same as the commands take it. */
export function mergeDefaults(project: Project | null, profile: ChosenProfile | null): ChatDefaults {
  const merged: ProjectSettings = Object.fromEntries(
    originsOf(project, profile).map(({ name, value }) => [name, value] as const),
  );
  const { model, system, max_tokens: maxTokens, max_wits: maxWits, temperature, markdown } = merged;
  return {
    ...(model !== undefined && { model }),
    ...(system !== undefined && { system }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(maxWits !== undefined && { maxWits }),
    ...(temperature !== undefined && { temperature }),
    ...(markdown !== undefined && { markdown }),
  };
}
