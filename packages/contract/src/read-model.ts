import type { Model, ModelPrice, WireModel } from './types/models.ts';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value.trim().replace(/^\$/, '')) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

const firstNumber = (fields: Fields, names: readonly string[]): number | undefined =>
  names.map((name) => readNumber(fields[name])).find((number) => number !== undefined);

const firstText = (fields: Fields, names: readonly string[]): string | undefined =>
  names.map((name) => fields[name]).find((text): text is string => typeof text === 'string' && text !== '');

/** `200K` is 200,000 tokens, `1M` a million. */
function readTokens(value: unknown): number | undefined {
  const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\s*([KM])$/i.exec(value.trim()) : null;
  if (match === null) return readNumber(value);
  return Number(match[1]) * (match[2]?.toUpperCase() === 'M' ? 1_000_000 : 1_000);
}

/** `$1.50 / $4.00 per 1M` and `$0.02/image`, as the documents write prices. */
function readPriceText(text: string): ModelPrice {
  const perImage = /^\$?(\d+(?:\.\d+)?)\s*(?:\/|per)\s*image$/i.exec(text.trim());
  if (perImage !== null) return { perImage: Number(perImage[1]) };
  const pair = /^\$?(\d+(?:\.\d+)?)\s*\/\s*\$?(\d+(?:\.\d+)?)(?:\s*per\s*1M.*)?$/i.exec(text.trim());
  return pair === null ? {} : { inputPerMillion: Number(pair[1]), outputPerMillion: Number(pair[2]) };
}

function readPriceFields(fields: Fields): ModelPrice {
  // A price of one token, as some lists have it, is a text of a very small number under these two names.
  const perToken = (name: string) => (typeof fields[name] === 'string' ? readNumber(fields[name]) : undefined);
  const [prompt, completion] = [perToken('prompt'), perToken('completion')];
  return definedOnly({
    inputPerMillion:
      firstNumber(fields, ['input', 'input_per_million', 'input_per_1m']) ?? (prompt && round(prompt * 1_000_000)),
    outputPerMillion:
      firstNumber(fields, ['output', 'output_per_million', 'output_per_1m']) ??
      (completion && round(completion * 1_000_000)),
    perImage: firstNumber(fields, ['image', 'per_image']),
  });
}

/** Takes away what multiplying a binary fraction adds. */
const round = (price: number): number => Number(price.toPrecision(12));

function definedOnly<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Value;
}

function readPrice(value: unknown): ModelPrice | undefined {
  const price = typeof value === 'string' ? readPriceText(value) : isObject(value) ? readPriceFields(value) : {};
  return Object.keys(price).length === 0 ? undefined : price;
}

/**
 * Reads an entry of a list of models into the one shape. The documents show no list, so the usual spellings are read, and
 * what is not understood stays in `raw`.
 *
 * - `provider`: `provider`, `owned_by`
 * - `contextWindow`: `context_length`, `context_window`, `context`; a number, or a text such as `200K`
 * - `price`: `pricing` or `price`; an object (`input` and `output` in dollars a million tokens, `prompt` and `completion`
 *   as texts in dollars a token, `image`), or a text such as `$3 / $15` or `$0.02/image`
 *
 * @see docs/contract.md §2 to §4
 */
export function readModel(entry: WireModel): Model {
  return definedOnly({
    id: entry.id,
    provider: firstText(entry, ['provider', 'owned_by']),
    contextWindow: ['context_length', 'context_window', 'context']
      .map((name) => readTokens(entry[name]))
      .find((tokens) => tokens !== undefined),
    price: readPrice(entry['pricing'] ?? entry['price']),
    raw: entry,
  });
}
