import type { LatestUpdate, UpdateCheck } from '@clawwits/contract';
import { Refusal } from '../../../core/refusal.ts';
import type { ClewKeyed } from './clew-handler.ts';

/** Latest version of Clew Code, according to the sandbox. */
const latest = { version: '1.4.2', released_at: '2026-11-02T00:00:00.000Z', notes: 'Faster start, calmer colours.' };

/** The three numbers of a version. @throws Refusal `invalid_request` */
function readVersion(text: string): [number, number, number] {
  const [, major, minor, patch] = /^v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:[-+].*)?$/.exec(text) ?? [];
  if (major !== undefined) return [Number(major), Number(minor), Number(patch)];
  throw new Refusal('invalid_request', 'current: must be a version such as "0.1.0".', { param: 'current' });
}

function isLater(version: readonly number[], other: readonly number[]): boolean {
  const place = version.findIndex((number, index) => number !== other[index]);
  return place !== -1 && (version[place] ?? 0) > (other[place] ?? 0);
}

/** `GET /v1/updates`. */
export const latestUpdate: ClewKeyed = { kind: 'keyed', schema: null, answer: (): LatestUpdate => latest };

/** `GET /v1/updates/check?current=`. */
export const checkUpdate: ClewKeyed = {
  kind: 'keyed',
  schema: null,
  answer({ request }): UpdateCheck {
    const current = new URLSearchParams(request.query).get('current') ?? '';
    const update_available = isLater(readVersion(latest.version), readVersion(current));
    return { current, latest: latest.version, update_available };
  },
};
