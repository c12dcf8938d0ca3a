import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import { InvalidValue } from './usage-mistake.ts';

function readNumber(text: string, isGood: (value: number) => boolean, wanted: LocalizedMessage): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (isGood(value)) return value;
  throw new InvalidValue(wanted);
}

/** A whole number of 1 or more. */
export const readPositive = (text: string): number =>
  readNumber(
    text,
    (value) => Number.isSafeInteger(value) && value >= 1,
    localized('It takes a whole number of 1 or more.'),
  );

/** A whole number of 0 or more; `1_000` and `1,000` read as people write them. */
export const readWits = (text: string): number =>
  readNumber(
    text.replace(/(?<=\d)[_,](?=\d{3}(?:\D|$))/g, ''),
    (value) => Number.isSafeInteger(value),
    localized('It takes a whole number of Wits, 0 or more.'),
  );

/** A number of days, up to a year. */
export const readDays = (text: string): number =>
  readNumber(
    text,
    (value) => Number.isInteger(value) && value >= 1 && value <= 366,
    localized('It takes a whole number from 1 to 366.'),
  );

/** Width and height. */
export function readSize(text: string): string {
  if (/^[1-9]\d{0,4}x[1-9]\d{0,4}$/.test(text) || text === 'auto') return text;
  throw new InvalidValue(localized('It takes width and height, such as 1024x1024.'));
}

/** A language of code, such as `bash` or `c++`. */
export function readLanguage(text: string): string {
  if (/^[\p{L}\d_+#.-]{1,40}$/u.test(text)) return text;
  throw new InvalidValue(
    localized('It takes the name of a language, such as bash. Put the prompt before it: clawwits chat "…" --extract'),
  );
}

export const readTemperature = (text: string): number =>
  readNumber(text, (value) => value >= 0 && value <= 2, localized('It takes a number from 0 to 2.'));

export const readRetries = (text: string): number =>
  readNumber(
    text,
    (value) => Number.isInteger(value) && value >= 0 && value <= 100,
    localized('It takes a whole number from 0 to 100.'),
  );

export const readSeconds = (text: string): number =>
  readNumber(text, (value) => value > 0 && value <= 86_400, localized('It takes a number of seconds, up to a day.'));

/** Collects variables, `name=value` each. */
export function collectVariables(text: string, before: Readonly<Record<string, string>> = {}) {
  const [, name, value] = /^([\p{L}_][\p{L}\d_-]*)=(.*)$/su.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new InvalidValue(localized('It takes name=value, such as lang=ts.'));
  return { ...before, [name]: value };
}

/** Collects the values of an option that may be repeated. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const unitsMs: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/** An age, such as `12h`, `30d` or `8w`, in milliseconds. */
export function readAge(text: string): number {
  const [, amount, unit = ''] = /^(\d{1,5})([hdw])$/.exec(text) ?? [];
  const unitMs = unitsMs[unit];
  if (amount !== undefined && unitMs !== undefined) return Number(amount) * unitMs;
  throw new InvalidValue(localized('It takes a number of hours, days or weeks: 12h, 30d, 8w.'));
}

/** A day, such as `2026-11-01`, or an age: the moment that it means, in milliseconds since 1970. */
export function readSince(text: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(day)) return day;
  if (/^\d{1,5}[hdw]$/.test(text)) return Date.now() - readAge(text);
  throw new InvalidValue(localized('It takes a day, such as 2026-11-01, or an age: 12h, 30d, 8w.'));
}
