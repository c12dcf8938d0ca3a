import type { JsonObject } from '@clawwits/contract';
import type { SeededRandom } from '../random/seeded.ts';
import { asNumber } from './json-value.ts';

const twoDigits = (number: number) => String(number % 28).padStart(2, '0');

/** A text of each format; another one for each variant. */
const formats: Readonly<Record<string, (variant: number) => string>> = {
  'date-time': (variant) => `20${twoDigits(26 - variant)}-01-15T09:30:00Z`,
  date: (variant) => `20${twoDigits(26 - variant)}-01-15`,
  time: (variant) => `09:${twoDigits(variant)}:00Z`,
  duration: (variant) => `PT${variant + 1}H`,
  email: (variant) => `sandbox${variant || ''}@clawwits.example`,
  hostname: (variant) => `${variant === 0 ? '' : `host-${variant}.`}clawwits.example`,
  ipv4: (variant) => `192.0.2.${(variant % 254) + 1}`,
  ipv6: (variant) => `2001:db8::${((variant % 65_535) + 1).toString(16)}`,
  uri: (variant) => `https://clawwits.example/${variant || ''}`,
  url: (variant) => `https://clawwits.example/${variant || ''}`,
  uuid: (variant) => `3f0e6a52-7c4b-4d19-9a68-${(0x1b2c3d4e5f60 + variant).toString(16).padStart(12, '0')}`,
};

/** The longest text that is written because a schema asks for it. */
const longestText = 100_000;

/** Writes a text: the prompt, cut or filled to the length asked for. */
export function writeString(schema: JsonObject, variant: number, prompt: string): string {
  const { format } = schema;
  if (typeof format === 'string' && Object.hasOwn(formats, format)) return formats[format]?.(variant) ?? '';
  const longest = Math.min(asNumber(schema['maxLength']) ?? 60, 60);
  const mark = variant === 0 ? '' : String(variant);
  // Lengths of a schema count characters, not the halves of surrogate pairs.
  const text = Array.from(prompt.replace(/\s+/g, ' ').trim() || 'sandbox').slice(0, Math.max(0, longest - mark.length));
  const least = Math.min(asNumber(schema['minLength']) ?? 0, longestText);
  return text.join('') + '.'.repeat(Math.max(0, least - text.length - mark.length)) + mark.slice(0, longest);
}

/** Writes a number within its bounds. */
export function writeNumber(schema: JsonObject, isWhole: boolean, variant: number, random: SeededRandom): number {
  const multiple = asNumber(schema['multipleOf']);
  const step = multiple ?? 1;
  const above = asNumber(schema['exclusiveMinimum']) ?? Number.NEGATIVE_INFINITY;
  const under = asNumber(schema['exclusiveMaximum']) ?? Number.POSITIVE_INFINITY;
  const least = Math.max(asNumber(schema['minimum']) ?? Number.NEGATIVE_INFINITY, above);
  const most = Math.min(asNumber(schema['maximum']) ?? Number.POSITIVE_INFINITY, under);
  const low = Number.isFinite(least) ? least : Number.isFinite(most) ? most - 10 * step : 1;
  const high = Number.isFinite(most) ? most : low + 10 * step;
  const isAllowed = (value: number) =>
    value >= low &&
    value <= high &&
    value > above &&
    value < under &&
    (!isWhole || Number.isInteger(value)) &&
    (multiple === undefined || Number.isInteger(value / multiple));
  const first = Math.ceil(low / step);
  const steps = Math.max(0, Math.min(Math.floor(high / step) - first, 1_000));
  // Some multiples of a fraction are none by the arithmetic of computers: the next one is tried then.
  const begin = random.integer(0, steps);
  for (let tried = 0; tried <= steps; tried++) {
    const value = (first + ((begin + variant + tried) % (steps + 1))) * step;
    if (isAllowed(value)) return value === 0 ? 0 : value;
  }
  const between = low + ((high - low) * (variant + 1)) / (variant + 2);
  return [between, low, high].find(isAllowed) ?? low;
}
