import type { CommandOutcome } from '../commands/command.ts';
import type { Failure } from '../failures/describe-failure.ts';
import type { Io } from '../io.ts';
import { createWorkflowDefuser } from './defuse-workflow-commands.ts';
import { createFinalNewline } from './one-final-newline.ts';
import type { Result } from './result.ts';
import { createControlStripper } from './strip-controls.ts';
import { chainStages } from './text-stage.ts';
import { toJsonLine } from './to-json-line.ts';
import { createStdoutWriter } from './write-text.ts';

/** The forms that standard output can take. */
export const outputFormats = ['text', 'json', 'stream-json'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** What of a command goes to standard output. */
export interface Output {
  /** Takes a piece of the answer as it arrives. */
  delta(text: string): Promise<void>;
  /** Ends the output, once, whatever the command came to. */
  finish(outcome: CommandOutcome, failure: Failure | null, result: Result): Promise<void>;
}

/** Makes the output of a format. */
export function createOutput(format: OutputFormat, io: Pick<Io, 'stdout' | 'env'>): Output {
  const write = createStdoutWriter(io.stdout);
  switch (format) {
    case 'text':
      return createTextOutput(write, io.env);
    case 'json':
      return { delta: () => Promise.resolve(), finish: (_outcome, _failure, result) => write(toJsonLine(result)) };
    case 'stream-json':
      return {
        delta: (text) => write(toJsonLine({ schema_version: 1, type: 'text-delta', text })),
        finish: (_outcome, _failure, result) => write(toJsonLine(result)),
      };
  }
}

function createTextOutput(write: (text: string) => Promise<void>, env: Io['env']): Output {
  const stages = chainStages([
    createControlStripper(),
    ...(env['GITHUB_ACTIONS'] === 'true' ? [createWorkflowDefuser()] : []),
    createFinalNewline(),
  ]);
  let hasText = false;
  return {
    async delta(text) {
      hasText ||= text !== '';
      await write(stages.push(text));
    },
    async finish(outcome, failure) {
      if (outcome.text !== undefined) await this.delta(outcome.text);
      if (failure === null || hasText) await write(stages.end());
    },
  };
}
