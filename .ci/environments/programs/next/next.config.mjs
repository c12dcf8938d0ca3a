import { fileURLToPath } from 'node:url';

// Two bundlers build side by side; what they import lies in the folder above.
export default {
  distDir: process.env.DIST_FOLDER,
  turbopack: { root: fileURLToPath(new URL('..', import.meta.url)) },
};
