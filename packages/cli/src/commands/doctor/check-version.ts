import { LocalizedError, localizeError } from '../../errors/localized-error.ts';
import { localized } from '../../i18n/localized-message.ts';
import type { Io } from '../../system/io.ts';
import { version } from '../../system/version.ts';
import { type Check, ok, unknown } from './check.ts';
import { findRegistry } from './find-registry.ts';

/** Time that the registry has for its answer, in milliseconds. */
const timeoutMs = 5_000;

/** Longest answer that is read, in bytes. */
const longestAnswer = 64 * 1024;

/**
 * Asks the registry of npm for the newest version of this command. Nothing is sent but the name of the package, and a newer version
 * or a failure is never something that is wrong with the set-up.
 */
export async function checkVersion(io: Pick<Io, 'env' | 'homeDirectory' | 'signal'>): Promise<Check> {
  const registry = findRegistry(io);
  if (registry === null) return unknown('version', localized('no registry is set in npm_config_registry or ~/.npmrc'));
  try {
    const newest = await readNewest(`${registry}/-/package/@clawwits%2fcli/dist-tags`, io.signal);
    if (newest === null) return unknown('version', localized('{registry} does not have this package', { registry }));
    return ok(
      'version',
      isNewer(newest, version)
        ? localized('{version}; {newest} is available at {registry}', { version, newest, registry })
        : localized('{version} is the newest one', { version }),
    );
  } catch (error) {
    if (io.signal.aborted) throw io.signal.reason;
    return unknown(
      'version',
      localized('{registry} cannot be asked: {problem}', { registry, problem: reasonOf(error) }),
    );
  }
}

async function readNewest(url: string, signal: AbortSignal): Promise<string | null> {
  const response = await fetch(url, {
    redirect: 'error',
    credentials: 'omit',
    headers: { accept: 'application/json' },
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    return null;
  }
  const { latest } = (JSON.parse(await readText(response.body)) ?? {}) as { readonly latest?: unknown };
  return typeof latest === 'string' && /^\d{1,6}\.\d{1,6}\.\d{1,6}$/.test(latest) ? latest : null;
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    parts.push(part);
    length += part.length;
    if (length > longestAnswer) throw new LocalizedError(localized('its answer is too long'));
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Returns true if a version follows another. Only releases are compared, which have three numbers. */
function isNewer(one: string, other: string): boolean {
  const [numbers, others] = [one, other].map((text) => text.split('.').map(Number));
  const place = [0, 1, 2].find((index) => numbers?.[index] !== others?.[index]);
  return place !== undefined && (numbers?.[place] ?? 0) > (others?.[place] ?? 0);
}

/** The reason of a failed fetch is in its cause. */
const reasonOf = (error: unknown) => localizeError((error as { readonly cause?: unknown }).cause ?? error);
