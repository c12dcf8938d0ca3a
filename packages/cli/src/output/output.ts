import type { Failure } from '../errors/failure.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Io } from '../system/io.ts';
import type { CommandOutcome } from './command-outcome.ts';
import { createMarkdown } from './markdown/create-markdown.ts';
import { readField } from './read-field.ts';
import type { Result } from './result.ts';
import type { WriteResult } from './sink.ts';
import { createWorkflowDefuser, defuseWorkflowCommands } from './text/defuse-workflow-commands.ts';
import { createFinalNewline } from './text/final-newline.ts';
import { createControlStripper, stripControls } from './text/strip-controls.ts';
import { chainStages, type TextStage } from './text/text-stage.ts';
import { createWordWrap } from './text/wrap-words.ts';
import { plainLook, type TextLook } from './text-look.ts';
import { toJsonLine } from './to-json-line.ts';
import type { WriteText } from './write-text.ts';

/** The output formats. */
export const outputFormats = ['text', 'json', 'stream-json'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** The output of a command. */
export interface Output {
  /** Takes a piece of the answer as it arrives. */
  delta(text: string): Promise<void>;
  /** Takes a piece of a binary answer. Records have no such method: they hold the whole answer. */
  bytes?(piece: Uint8Array): Promise<void>;
  /**
   * Takes one of several results as it arrives: a line of its own.
   *
   * @param line the line of text for it. Default: its JSON
   */
  item(value: object, line?: string): Promise<void>;
  /** Ends the output, once, for any outcome. */
  finish(outcome: CommandOutcome, failure: Failure | null, result: Result): Promise<WriteResult>;
}

/** The output of text, which needs no record. */
export interface TextOutput extends Pick<Output, 'delta' | 'bytes' | 'item'> {
  finish(outcome: Pick<CommandOutcome, 'text'>, failure: Failure | null): Promise<WriteResult>;
}

/** Creates the output for a format. */
export function createOutput(
  format: OutputFormat,
  write: WriteText,
  env: Io['env'],
  translate: Translate,
  look: TextLook = plainLook(),
): Output {
  switch (format) {
    case 'text':
      return createTextOutput(write, env, translate, look);
    case 'json':
      return createRecordOutput(write, () => Promise.resolve());
    case 'stream-json':
      return createRecordOutput(write, (event) => write(toJsonLine({ schema_version: 1, ...event })));
  }
}

/** Creates the output of records: a single record at the end, and in a stream an event for each piece. */
function createRecordOutput(write: WriteText, writeEvent: (event: object) => Promise<void>): Output {
  return {
    delta: (text) => writeEvent({ type: 'text-delta', text }),
    item: (value) => writeEvent({ type: 'item', ...value }),
    async finish(_outcome, _failure, result) {
      await write(toJsonLine(result));
      return 'complete';
    },
  };
}

/** Creates an output that prints one value of the record, and nothing if the command failed. */
export function createFieldOutput(path: string, write: WriteText): Output {
  return {
    delta: () => Promise.resolve(),
    item: () => Promise.resolve(),
    async finish(outcome, _failure, result) {
      // An output that failed is no failure of the command: its value goes to standard output.
      if (outcome.error !== undefined) return 'nothing';
      await write(`${stripControls(readField(result, path) ?? '')}\n`);
      return 'complete';
    },
  };
}

/** Creates the output of text. On a terminal, an answer is wrapped between words. */
export function createTextOutput(
  write: WriteText,
  env: Io['env'],
  translate: Translate,
  look: TextLook = plainLook(),
): TextOutput {
  const inActions = env['GITHUB_ACTIONS'] === 'true';
  const build = (dressing: TextStage[]): TextStage =>
    chainStages([
      createControlStripper(),
      ...dressing,
      ...(inActions ? [createWorkflowDefuser()] : []),
      createFinalNewline(),
    ]);
  const toTextLine = (line: string) => {
    const safe = stripControls(line);
    return `${inActions ? defuseWorkflowCommands(safe) : safe}\n`;
  };
  // Created with the first piece: by then the command has set the properties of its text.
  let stages: TextStage | null = null;
  let [hasText, hasBytes, hasItems] = [false, false, false];
  return {
    async delta(text) {
      hasText ||= text !== '';
      stages ??= build(formattingStages(look));
      await write(stages.push(text));
    },
    async bytes(piece) {
      hasBytes = true;
      await write(piece);
    },
    async item(value, line) {
      hasItems = true;
      await write(line === undefined ? toJsonLine(value) : toTextLine(line));
    },
    async finish(outcome, failure) {
      if (outcome.text !== undefined) {
        // The command's own text has its line breaks already.
        if (!hasText) stages = build([]);
        await this.delta(translate(outcome.text));
      }
      if (hasText || (failure === null && !hasItems && !hasBytes)) await write((stages ?? build([])).end());
      if (failure === null) return 'complete';
      return hasText || hasItems || hasBytes ? 'partial' : 'nothing';
    },
  };
}

function formattingStages({ columns, isStyled, isMarkdown }: TextLook): TextStage[] {
  if (columns === null) return [];
  return [...(isStyled && isMarkdown ? [createMarkdown(columns)] : []), createWordWrap(columns)];
}
