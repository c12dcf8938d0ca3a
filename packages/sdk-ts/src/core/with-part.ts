import { moduleOf, type Part } from '@clawwits/dialects';
import { collect } from '../transport/collect.ts';
import type { AnsweredContext } from './call-context.ts';
import { malformed } from './malformed.ts';
import type { AttemptOutcome } from './outcome.ts';

/**
 * Finishes an answer with code that few answers need. Where it cannot be loaded, the answer is not lost: the error holds its
 * text.
 *
 * @param text the body, where it has been read
 */
export function withPart<Module, Value>(
  context: AnsweredContext,
  part: Part<Module>,
  use: (module: Module) => AttemptOutcome<Value> | Promise<AttemptOutcome<Value>>,
  text?: string,
): AttemptOutcome<Value> | Promise<AttemptOutcome<Value>> {
  return part.module === null ? loadAndUse(context, part, use, text) : use(part.module);
}

async function loadAndUse<Module, Value>(
  context: AnsweredContext,
  part: Part<Module>,
  use: (module: Module) => AttemptOutcome<Value> | Promise<AttemptOutcome<Value>>,
  text: string | undefined,
): Promise<AttemptOutcome<Value>> {
  const { answer, control, settings } = context;
  try {
    await control.race(part.load());
  } catch (cause) {
    if (control.stopped !== null) throw cause;
    const raw = text ?? (await collect(answer.body, settings.maxResponseSize)).text;
    return malformed(context, 'the part of the SDK that reads it could not be loaded', { cause, text: raw });
  } finally {
    control.whenStopped(answer.body);
  }
  return use(moduleOf(part));
}
