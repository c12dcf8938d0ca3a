import type { ChatCompletionRequest, ChatLogprobs, ChatTokenLogprob } from '@clawwits/contract';
import type { Step } from '../../answers/script.ts';
import { Refusal } from '../../core/refusal.ts';
import type { SeededRandom } from '../../random/seeded.ts';

/** Alternatives of a token, the most probable first. */
const alternatives = 'the a and is it to of in that so but on for as with at by or an not then'
  .split(' ')
  .map((word) => ` ${word}`);

const encoder = new TextEncoder();
const round = (logprob: number) => Number(logprob.toFixed(6));
const entryOf = (token: string, probability: number) => ({
  token,
  logprob: round(Math.log(probability)),
  bytes: Array.from(encoder.encode(token)),
});

/** The likelihoods of one token: its own, and so many of the likeliest, itself first. */
function toEntry(token: string, most: number, random: SeededRandom): ChatTokenLogprob {
  const probability = 0.55 + random.fraction() * 0.449;
  const own = entryOf(token, probability);
  // Each alternative gets half of the rest: their sum stays below 1.
  const others = alternatives
    .filter((other) => other !== token)
    .slice(0, Math.max(0, most - 1))
    .map((other, index) => entryOf(other, (1 - probability) / 2 ** (index + 1)));
  return { ...own, top_logprobs: most === 0 ? [] : [own, ...others] };
}

/** Writes the log probabilities of steps; writes nothing if they were not requested. */
export type WriteLogprobs = (steps: readonly Step[]) => { logprobs?: ChatLogprobs };

/**
 * Creates the log probabilities of one answer: the same ones, streamed or whole.
 *
 * @param makeRandom from the seed, and what sets this answer apart
 */
export function createLogprobs(
  { logprobs, top_logprobs }: ChatCompletionRequest,
  makeRandom: () => SeededRandom,
): WriteLogprobs {
  if (logprobs !== true) return () => ({});
  const random = makeRandom();
  return (steps) => {
    const texts = steps.flatMap((step) => (step.type === 'text' ? [step.text] : []));
    return { logprobs: { content: texts.map((text) => toEntry(text, top_logprobs ?? 0, random)) } };
  };
}

/** @throws Refusal where alternatives are asked for without the likelihoods themselves */
export function checkLogprobs({ logprobs, top_logprobs }: ChatCompletionRequest): void {
  if (typeof top_logprobs !== 'number' || logprobs === true) return;
  throw new Refusal('invalid_request', 'top_logprobs: needs logprobs to be true.', { param: 'top_logprobs' });
}
