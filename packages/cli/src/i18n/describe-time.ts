import { joinMessages, type LocalizedMessage, localized, untranslated } from './localized-message.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Formats a delay: `500 ms`, `1.2 s`, `12 min`, `1 h 57 min`, `9 days`. Rounds up. */
export function describeWait(ms: number): LocalizedMessage {
  if (ms < second) return untranslated(`${Math.ceil(ms)} ms`);
  if (ms < minute) return localized('{seconds} s', { seconds: Math.ceil(ms / 100) / 10 });
  const minutes = Math.ceil(ms / minute);
  if (minutes < 60) return localized('{minutes} min', { minutes });
  if (ms >= 2 * day) return localized('{count} days', { count: Math.ceil(ms / day) });
  const hours = localized('{hours} h', { hours: Math.floor(minutes / 60) });
  return minutes % 60 === 0 ? hours : joinMessages([hours, localized('{minutes} min', { minutes: minutes % 60 })], ' ');
}

/** A moment to the minute, in UTC: the same wherever it is read. Never earlier than it is. */
export const describeMoment = (time: number): string => toMinute(Math.ceil(time / minute) * minute);

/** A moment that has passed, to the minute, in UTC. Never later than it was. */
export const describePast = (time: number): string => toMinute(time);

const toMinute = (time: number): string => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
