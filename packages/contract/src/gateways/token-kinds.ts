/** Whether a token has the three parts of a JWT, separated by dots. */
export const isJwt = (token: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);

/** Whether a key is another gateway's, by how it begins: keys never cross gateways. */
export function foreignKeyOwner(apiKey: string, own: string): string | null {
  if (own !== 'cw_sk_' && apiKey.startsWith('cw_sk_')) return 'ClawWits';
  if (own !== 'toc-' && apiKey.startsWith('toc-')) return 'Techopenclaw';
  return null;
}
