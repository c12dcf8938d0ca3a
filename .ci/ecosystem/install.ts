import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { executeWell } from '../packaging/execute.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A project that has installed the libraries and holds the programs. */
    project: string;
  }
}

/** The libraries, in versions that start on the oldest Node that is supported. */
const dependencies = {
  '@ai-sdk/anthropic': '3.0.140',
  '@ai-sdk/openai-compatible': '2.0.92',
  '@anthropic-ai/sdk': '1.11.0',
  '@copilotkit/aimock': '1.43.0',
  '@instructor-ai/instructor': '1.7.0',
  '@langchain/anthropic': '1.5.11',
  '@langchain/core': '1.4.0',
  '@langchain/openai': '1.5.8',
  '@llamaindex/openai': '0.4.22',
  '@mastra/core': '0.24.9',
  ai: '6.0.326',
  llamaindex: '0.12.1',
  openai: '6.49.0',
  zod: '4.6.7',
};

/** Installs all libraries in one project, and puts the programs into it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'clawwits-ecosystem-'));
  await cp(join(import.meta.dirname, 'programs'), folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }));
  await executeWell('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'], folder);
  project.provide('project', folder);
  return () => rm(folder, { recursive: true, force: true });
}
