import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Io } from '../../system/io.ts';

/** The scope of the package, which may have a registry of its own. */
const scope = '@clawwits';

/**
 * Finds the registry that npm installs this command from: of the environment, else of the user's own `.npmrc`. One in the current
 * folder is never read: a cloned repository must not name an address.
 *
 * @returns `null` if none is set, or if it is no plain http or https address
 */
export function findRegistry({ env, homeDirectory }: Pick<Io, 'env' | 'homeDirectory'>): string | null {
  const named = env['npm_config_registry'] || env['NPM_CONFIG_REGISTRY'];
  const file = env['NPM_CONFIG_USERCONFIG'] || env['npm_config_userconfig'];
  const path = file && isAbsolute(file) ? file : homeDirectory === null ? null : join(homeDirectory, '.npmrc');
  const settings = path === null ? {} : readSettings(path);
  const registry = settings[`${scope}:registry`] ?? (named || settings['registry']);
  return registry !== undefined && isPlainAddress(registry) ? registry.replace(/\/+$/, '') : null;
}

/** An address with a password is left alone: nothing but the name of the package is sent. */
function isPlainAddress(address: string): boolean {
  // npm would replace a variable in it.
  if (address.includes('${') || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

function readSettings(path: string): Readonly<Record<string, string>> {
  try {
    const lines = readFileSync(path, 'utf8').split(/\r?\n/);
    return Object.fromEntries(
      lines.flatMap((line) => {
        const [, name, value] = /^\s*([^#;=\s]+)\s*=\s*"?([^"]*?)"?\s*$/.exec(line) ?? [];
        return name === undefined || value === undefined ? [] : [[name, value]];
      }),
    );
  } catch {
    return {}; // Most users have no such file.
  }
}
