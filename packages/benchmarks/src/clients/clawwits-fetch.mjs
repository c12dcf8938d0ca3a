import { open as openClawwits } from './clawwits.mjs';

export const open = (baseURL) => openClawwits(baseURL, { fetch: globalThis.fetch });
