import type { ResponseOutputItem } from '@clawwits/contract';

/** The joined text of all messages. */
export function textOfOutput(output: readonly (ResponseOutputItem | undefined)[]): string {
  const texts: string[] = [];
  for (const item of output) {
    if (item?.type !== 'message' || !Array.isArray(item.content)) continue;
    for (const part of item.content) if (part?.type === 'output_text' && part.text) texts.push(part.text);
  }
  return texts.join('');
}
