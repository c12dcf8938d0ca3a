/** @throws RangeError if there is no such tier */
export function checkTier(tier: string, tiers: readonly string[]): void {
  if (tiers.includes(tier)) return;
  throw new RangeError(`There is no tier "${tier}"; there are ${tiers.join(', ')}.`);
}
