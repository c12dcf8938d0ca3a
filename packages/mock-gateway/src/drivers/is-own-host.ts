/** Name of a host without its port, in lower case: `::1` of `[::1]:8787`. */
const nameOf = (host: string): string =>
  host
    .replace(/:\d*$/, '')
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();

/**
 * Checks whether a request names this machine as its host: a loopback name, or the address that the connection arrived at.
 * A page of a foreign site that has its own name resolve to this machine (DNS rebinding) still sends that name.
 *
 * @param host the `Host` header, or the authority of an absolute request target
 * @param localAddress address that the connection arrived at
 */
export function isOwnHost(host: string | undefined, localAddress: string | undefined): boolean {
  if (host === undefined || /[@/\s]/.test(host)) return false;
  const name = nameOf(host);
  return /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|::1)$/.test(name) || (name !== '' && name === localAddress);
}
