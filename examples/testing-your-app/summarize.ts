import type { Clawwits } from '@clawwits/sdk-ts';

/** The app under test: makes one sentence of a text, and says what it cost. */
export async function summarize(cw: Clawwits, text: string): Promise<{ summary: string; wits: number }> {
  const { choices, usage } = await cw.chat.completions.create({
    messages: [
      { role: 'system', content: 'Answer with one sentence that says what the text says.' },
      { role: 'user', content: text },
    ],
    maxTokens: 100,
  });
  return { summary: choices[0].message.content ?? '', wits: usage.total_tokens };
}
