import { parse, postprocess, preprocess } from 'micromark';

/** A fenced code block of a Markdown text. */
export interface CodeBlock {
  /** First word of its info string; `null` if it is empty. */
  readonly language: string | null;
  /** Its content without a final line break. */
  readonly code: string;
  /** False if the text, or the list item or quotation that it is in, ends before its closing fence. */
  readonly isClosed: boolean;
}

/**
 * Markup within lines. No code block depends on it, and micromark's time for a paragraph grows with the square of its length: 59 s
 * for 800 kB.
 */
const inlineMarkup = [
  ...['attention', 'autolink', 'characterEscape', 'characterReference', 'codeText', 'hardBreakEscape', 'htmlText'],
  ...['labelEnd', 'labelStartImage', 'labelStartLink'],
];

/** Finds the fenced code blocks of a Markdown text in order, those in lists and quotations included, as CommonMark has them. */
export function findCodeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let language: string | null = null;
  let [fences, code, isInside] = [0, '', false];
  const written = parse({ extensions: [{ disable: { null: inlineMarkup } }] })
    .document()
    .write(preprocess()(markdown, 'utf8', true));
  for (const [change, token, context] of postprocess(written)) {
    if (token.type === 'codeFenced') {
      isInside = change === 'enter';
      if (isInside) [fences, code, language] = [0, '', null];
      // A line break follows the opening fence, and another precedes the closing one.
      else blocks.push({ language, code: code.replace(/^\n|\n$/g, ''), isClosed: fences === 2 });
    }
    if (!isInside || change === 'enter') continue;
    if (token.type === 'codeFencedFence') fences += 1;
    if (token.type === 'codeFencedFenceInfo') language = context.sliceSerialize(token);
    if (token.type === 'codeFlowValue') code += context.sliceSerialize(token);
    if (token.type === 'lineEnding') code += '\n';
  }
  return blocks;
}
