import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { LocalizedError, localizeError } from '../../errors/localized-error.ts';
import { type LocalizedMessage, localized } from '../../i18n/localized-message.ts';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Limits of a download. */
export interface DownloadLimits {
  readonly bytes: number;
  readonly milliseconds: number;
}

const defaultLimits: DownloadLimits = { bytes: 64 * 1024 * 1024, milliseconds: 120_000 };
const mostRedirects = 3;

/**
 * Fetches what an answer points to. No key goes along, and nothing is asked of this machine's own network that the gateway
 * is not a part of itself.
 *
 * @param baseURL the gateway's: only one on this machine may point to this machine
 * @throws {CommandError} if the download fails
 */
export async function downloadImage(
  url: string,
  baseURL: string,
  { fetch, signal }: { readonly fetch: Fetch; readonly signal: AbortSignal },
  limits: DownloadLimits = defaultLimits,
): Promise<Buffer> {
  const deadline = AbortSignal.timeout(limits.milliseconds);
  try {
    let target = checkTarget(url, baseURL);
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const response = await fetch(target, {
        redirect: 'manual',
        signal: AbortSignal.any([signal, deadline]),
        headers: { accept: 'image/*' },
      });
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        target = checkTarget(new URL(location, target).href, baseURL);
      } else if (response.status === 200) {
        return await collect(response, limits.bytes);
      } else {
        await response.body?.cancel();
        throw new LocalizedError(localized('the answer was {status}', { status: response.status }));
      }
    }
    throw new LocalizedError(localized('it is redirected too often'));
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const reason = deadline.aborted
      ? localized('it takes longer than {seconds} s', { seconds: limits.milliseconds / 1_000 })
      : describe(error);
    throw new CommandError(localized('The image is made, but cannot be fetched: {reason}.', { reason }), {
      exitCode: exitCodes.unavailable,
      code: 'download_failed',
      hint: localized('It is paid for, and may lie there for a while: {url}', { url: url.slice(0, 2_000) }),
      cause: error,
    });
  }
}

/** Describes an error of fetch by its cause, since its own message is only "fetch failed". */
function describe(error: unknown): LocalizedMessage {
  const { cause } = error as Error;
  return localizeError(cause instanceof Error && cause.message !== '' ? cause : error);
}

function checkTarget(url: string, baseURL: string): string {
  if (!URL.canParse(url)) throw new LocalizedError(localized('its address is not valid'));
  const { protocol, hostname, href } = new URL(url);
  const mayBeLoopback = isLoopback(new URL(baseURL).hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && mayBeLoopback && isLoopback(hostname))) {
    throw new LocalizedError(localized('its address is not https ({protocol})', { protocol: protocol.slice(0, 20) }));
  }
  if (isLoopback(hostname) && !mayBeLoopback) throw new LocalizedError(localized('its address is one of this machine'));
  return href;
}

const isLoopback = (hostname: string): boolean =>
  /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

async function collect({ body, headers }: Response, limitBytes: number): Promise<Buffer> {
  const tooLarge = () =>
    new LocalizedError(localized('it is larger than {size} MiB', { size: Math.floor(limitBytes / 1024 / 1024) }));
  if (Number(headers.get('content-length') ?? 0) > limitBytes) {
    await body?.cancel();
    throw tooLarge();
  }
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    // Leaving the loop ends the transfer.
    if (bytes > limitBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}
