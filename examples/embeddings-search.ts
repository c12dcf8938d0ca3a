import { Clawwits } from '@clawwits/sdk-ts';

const cw = new Clawwits();

const question = process.argv[2] ?? 'How do I top up my wallet?';
const pages = [
  'Top up the wallet: choose an amount on the pricing page and pay by card.',
  'Create a key: open the keys page, choose a scope and copy the key once.',
  'Rate limits: each tier allows a number of requests a minute.',
  'Streams: the text arrives word by word, while the model writes it.',
];

// One call for all texts: the answers come in the order of the input.
const { data, usage } = await cw.embeddings.create({ input: [question, ...pages] });
const [asked = [], ...vectors] = data.map((entry) => entry.embedding);

/** Vectors of unit length: their dot product is their likeness, from -1 to 1. */
function likeness(one: number[], other: number[]): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}

const ranked = pages
  .map((text, index) => ({ text, score: likeness(asked, vectors[index] ?? []) }))
  .sort((one, other) => other.score - one.score);

console.log(question);
for (const { text, score } of ranked) console.log(`${score.toFixed(2).padStart(6)}  ${text}`);
console.log(`${usage.total_tokens} Wits.`);
