import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { environmentOf, openServer, root } from './run.ts';
import { openShell } from './shell.ts';

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string | number>>;
}

interface Workflow {
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly needs?: string; readonly steps: readonly Step[] }>>;
}

const workflow = parse(await readFile(`${root}/examples/ci-balance-guard/workflow.yml`, 'utf8')) as Workflow;
const stepsOf = (job: string) => workflow.jobs[job]?.steps ?? [];

function findStep(job: string, name: string): Step {
  const step = stepsOf(job).find((candidate) => candidate.name === name);
  if (step === undefined) throw new Error(`The job ${job} has no step "${name}".`);
  return step;
}

/** Runs a step as the runner does, with files for what it hands on. */
async function runStep({ run = '', env }: Step, variables: NodeJS.ProcessEnv) {
  const shell = await openShell();
  const files = { GITHUB_STEP_SUMMARY: join(shell.folder, 'summary') };
  const ofStep = Object.fromEntries(Object.entries(env ?? {}).map(([name, value]) => [name, String(value)]));
  const ran = await shell.run(run, {
    ...files,
    ...ofStep,
    GITHUB_ACTIONS: 'true',
    ...variables,
  });
  return { ...ran, summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8').catch(() => '') };
}

const guard = findStep('balance', 'Is there enough in the wallet?');

test('the gate opens on a wallet that holds enough', async () => {
  const server = await openServer({ wits: 100_000 });

  expect(await runStep(guard, environmentOf(server))).toMatchObject({ code: 0 });
});

test('the gate stays shut on a wallet that holds too little', async () => {
  const server = await openServer({ wits: 99_999 });

  const { code, error } = await runStep(guard, environmentOf(server));

  expect(code).toBe(10);
  expect(error).toContain('99,999');
});

test.each([
  ['nothing is configured', {}, 3],
  ['the key is wrong', { CLAWWITS_API_KEY: 'cw_sk_wrong' }, 3],
  ['the gateway is down', { CLAWWITS_BASE_URL: 'http://127.0.0.1:9' }, 6],
])('the gate stays shut where %s, and says so', async (_, change, code) => {
  const server = await openServer();
  const variables = Object.keys(change).length === 0 ? {} : { ...environmentOf(server), ...change };

  const ran = await runStep(guard, variables);

  expect(ran.code).toBe(code);
  expect(ran.error).toMatch(/^error: /m);
});

test('the summary lands where the workflow shows it', async () => {
  const server = await openServer({ answer: 'A quiet day.\n::error::this is text, not a command' });

  const ran = await runStep(findStep('summary', 'Summarize the day'), environmentOf(server));

  expect(ran).toMatchObject({ code: 0, out: '', summary: expect.stringContaining('A quiet day.') });
  expect(server.gateway.calls).toMatchObject([{ endpoint: 'chatCompletions', status: 200, body: { max_tokens: 300 } }]);
});

test('a summary that fails fails its step', async () => {
  const server = await openServer({ wits: 10 });

  expect(await runStep(findStep('summary', 'Summarize the day'), environmentOf(server))).toMatchObject({ code: 4 });
});

test('the job that spends waits for the gate, and every step with a pipe fails with any part of it', () => {
  expect(workflow.jobs['summary']?.needs).toBe('balance');
  const steps = Object.keys(workflow.jobs).flatMap(stepsOf);
  const piped = steps.filter(({ run = '' }) => /[^|]\|[^|]/.test(run));
  expect(piped.length).toBeGreaterThan(0);
  for (const { shell } of piped) expect(shell).toBe('bash');
  expect(workflow.env['CLAWWITS_API_KEY']).toContain('secrets.');
});
