// Runs a program in the terminal of this one, outlives that terminal, and writes down how the program ended.
// node report-end.mjs <file> <program> [arguments...]

import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const [file, ...args] = process.argv.slice(2);
process.on('SIGHUP', () => {});
spawn(process.execPath, args, { stdio: 'inherit' }).on('close', (exitCode, signal) => {
  writeFileSync(file, JSON.stringify({ exitCode, signal }));
  // Node aborts if it is to reset a terminal that is gone.
  process.kill(process.pid, 'SIGKILL');
});
