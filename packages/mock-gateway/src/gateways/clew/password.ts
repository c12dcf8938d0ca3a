const encoder = new TextEncoder();

/** Low, so that tests are fast: these passwords protect nothing. */
const iterations = 1_000;

/** A salted hash of a password. */
export interface PasswordHash {
  readonly salt: string;
  readonly hash: string;
}

/** Hashes a password with PBKDF2, which browsers have too. */
export async function hashPassword(password: string, salt: string): Promise<PasswordHash> {
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey('raw', encoder.encode(password), 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: encoder.encode(salt), iterations };
  const bits = new Uint8Array(await subtle.deriveBits(parameters, key, 256));
  return { salt, hash: Array.from(bits, (byte) => byte.toString(16).padStart(2, '0')).join('') };
}

/** Checks a password against its hash. */
export async function isPassword(password: string, { salt, hash }: PasswordHash): Promise<boolean> {
  return (await hashPassword(password, salt)).hash === hash;
}
