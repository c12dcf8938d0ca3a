/** Letters with a stroke, which Unicode does not take apart into a letter and a mark. */
const stroked: Readonly<Record<string, string>> = { đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ł: 'l', ø: 'o' };

/** A text without case and accents. */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 unit of it, the place in the original that it comes from; then the original's length. */
  readonly places: readonly number[];
}

/** Folds a text for a search that ignores case and accents: "Đà Nẵng" becomes "da nang". */
export function foldText(original: string): FoldedText {
  const [parts, places]: [string[], number[]] = [[], []];
  let place = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    parts.push(folded);
    for (let unit = 0; unit < folded.length; unit += 1) places.push(place);
    place += character.length;
  }
  return { text: parts.join(''), places: [...places, original.length] };
}

function foldCharacter(character: string): string {
  // Most text is ASCII, which has no accents.
  if (character <= '\x7f') return character.toLowerCase();
  const bare = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return stroked[bare] ?? bare;
}
