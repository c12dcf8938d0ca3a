import { expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { version } from '../src/system/version.ts';
import { runCommand } from './support/run-command.ts';

it("the version is the package's", async () => {
  expect(version).toBe(packageJson.version);
  expect(await runCommand(['--version'])).toMatchObject({ stdout: `${version}\n`, stderr: '', exitCode: 0 });
});
