/** Whether a token has the three parts of a JWT, separated by dots. */
export const isJwt = (token: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);

/** Whose a key is by how it begins, where that tells: keys never cross gateways. */
export function ownerOfKey(apiKey: string): string | null {
  if (apiKey.startsWith('cw_sk_')) return 'ClawWits';
  return apiKey.startsWith('toc-') ? 'Techopenclaw' : null;
}
