/** A number of Wits as people read it, the same in every locale. Asking `Intl` for it would take longer than the rest. */
export function formatWits(wits: number): string {
  const [whole = '', part] = String(wits).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}
