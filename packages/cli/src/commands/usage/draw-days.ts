import { formatWits } from '../../i18n/format-wits.ts';
import { localized } from '../../i18n/localized-message.ts';
import type { Translate } from '../../i18n/translate.ts';
import { toSingleLine } from '../../output/text/strip-controls.ts';
import { textWidth } from '../../output/text/text-width.ts';
import { drawBars } from './draw-bars.ts';

/** A day, and the amount of it. */
export interface Day {
  readonly date: string;
  readonly amount: number;
}

/** Properties of the terminal that the days are drawn on. */
export interface DaysLook {
  readonly width: number;
  readonly isUnicode: boolean;
  readonly translate: Translate;
}

/** Draws a chart of days below a title; `null` if there is no amount on any of them. */
export function drawDays(days: readonly Day[], unit: 'tokens' | 'Wits', look: DaysLook): string | null {
  const { width, isUnicode, translate } = look;
  const most = days.reduce<Day | null>((best, one) => (one.amount > (best?.amount ?? 0) ? one : best), null);
  if (most === null) return null;
  const { lines, perBar } = drawBars(
    days.map(({ amount }) => amount),
    { width: width - 1, height: 5, isUnicode },
  );
  const [first = '', last = ''] = [days[0], days.at(-1)].map((day) => toSingleLine(day?.date ?? '').slice(0, 10));
  const space = (lines.at(-1)?.length ?? 0) - 20;
  const axis =
    space > 0 ? `${first}${' '.repeat(space)}${last}` : translate(localized('{first} to {last}', { first, last }));
  const title = [
    describeBars(perBar, days.length, unit),
    localized('the most: {tokens} on {date}', { tokens: formatWits(most.amount), date: toSingleLine(most.date) }),
  ].map(translate);
  return [textWidth(title.join('; ')) > width ? title.join('\n') : title.join('; '), ...lines, axis].join('\n');
}

function describeBars(perBar: number, count: number, unit: 'tokens' | 'Wits') {
  const days = countDays(count);
  if (perBar === 1)
    return unit === 'Wits' ? localized('Wits a day, {days}', { days }) : localized('Tokens a day, {days}', { days });
  return unit === 'Wits'
    ? localized('Wits in {each} days, {days}', { each: perBar, days })
    : localized('Tokens in {each} days, {days}', { each: perBar, days });
}

/** Formats a number of days. */
export const countDays = (count: number) => (count === 1 ? localized('1 day') : localized('{count} days', { count }));
