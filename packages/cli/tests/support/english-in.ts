/** Words that no English sentence does without for long, and that Vietnamese, names and code do not have. */
const english = new Set(
  'the is are was were be been with without and not none from until available reserved spent left which that what where when who your yours this these those of for by has have had cannot its there their they then but also'.split(
    ' ',
  ),
);

/** The English words that are left in a text: code, addresses and what gateways say themselves do not count. */
export function englishIn(text: string): string[] {
  const prose = text
    .split('\n')
    .filter((line) => !line.startsWith('chi tiết: '))
    .join('\n')
    .replace(/\{[\w, .]+\}|\S*[/@=_]\S*|\S+\.\w\S*|--\S+|"[^"\n]*"/g, ' ');
  return prose.split(/[^\p{L}\p{M}]+/u).filter((word) => english.has(word.toLowerCase()));
}
