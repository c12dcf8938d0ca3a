/** Checks whether a token has the three parts of a JWT, separated by dots. */
export const isJwt = (token: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);

/** Beginnings of keys that name their owner. A plain `sk-` does not: many proxies and local servers issue such keys. */
const owners: readonly (readonly [beginning: string, owner: string])[] = [
  ['cw_sk_', 'ClawWits'],
  ['toc-', 'Techopenclaw'],
  ['sk-ant-', 'Anthropic'],
  ['sk-proj-', 'OpenAI'],
];

/** Names the owner of a key by its beginning; `null` if the beginning names none. Keys never cross gateways. */
export const ownerOfKey = (apiKey: string): string | null =>
  owners.find(([beginning]) => apiKey.startsWith(beginning))?.[1] ?? null;
