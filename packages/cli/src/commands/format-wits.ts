/** A number of Wits as people read it, the same in every locale. */
export function formatWits(wits: number): string {
  return wits.toLocaleString('en-US');
}
