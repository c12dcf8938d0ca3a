import type { ChosenProfile } from './choose-profile.ts';
import type { Sourced } from './resolve-settings.ts';

/** Names the place that a value came from, as the user knows it. */
export function describeSource(
  { source }: Sourced,
  option: string,
  variable: string,
  profile: ChosenProfile | null,
): string {
  if (source === 'option') return option;
  return source === 'environment' ? variable : `profile "${profile?.name ?? ''}"`;
}
