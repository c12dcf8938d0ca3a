import { isAbsolute, join } from 'node:path';
import type { Io } from '../io.ts';

type Place = Pick<Io, 'env' | 'platform' | 'homeDirectory'>;

/** A relative path in an `XDG_…` variable is invalid and counts as not set, says its specification. */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}

/** Where the configuration lies: `CLAWWITS_CONFIG_DIR`, `XDG_CONFIG_HOME`, or where the system keeps such things. */
export function configDirectory({ env, platform, homeDirectory }: Place): string {
  const own = env['CLAWWITS_CONFIG_DIR'];
  if (own) return own;
  const xdg = absolute(env['XDG_CONFIG_HOME']);
  if (xdg !== undefined) return join(xdg, 'clawwits');
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homeDirectory, 'AppData', 'Roaming'), 'clawwits');
  if (platform === 'darwin') return join(homeDirectory, 'Library', 'Application Support', 'clawwits');
  return join(homeDirectory, '.config', 'clawwits');
}

/** Where state is kept between calls: `CLAWWITS_STATE_DIR`, `XDG_STATE_HOME`, or where the system keeps such things. */
export function stateDirectory({ env, platform, homeDirectory }: Place): string {
  const own = env['CLAWWITS_STATE_DIR'];
  if (own) return own;
  const xdg = absolute(env['XDG_STATE_HOME']);
  if (xdg !== undefined) return join(xdg, 'clawwits');
  if (platform === 'win32') {
    return join(env['LOCALAPPDATA'] ?? join(homeDirectory, 'AppData', 'Local'), 'clawwits', 'state');
  }
  if (platform === 'darwin') return join(homeDirectory, 'Library', 'Application Support', 'clawwits', 'state');
  return join(homeDirectory, '.local', 'state', 'clawwits');
}
