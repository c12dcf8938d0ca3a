import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { untranslated } from '../../i18n/localized-message.ts';

/** Runs a function of the batch package; what it says of input and files becomes a failure of the command. */
export async function withBatchErrors<Value>(run: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    const { isBatchError } = await import('../../bundled/batch-runner.ts');
    if (!isBatchError(error)) throw error;
    throw new CommandError(untranslated(error.message), { codeOf: error, exitCode: exitCodes.usage, cause: error });
  }
}
