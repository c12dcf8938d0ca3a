import type { Connection } from '../gateway/connection.ts';
import type { Need } from '../gateway/offers.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Messages } from '../output/messages.ts';
import type { Output } from '../output/output.ts';
import type { TextLook } from '../output/text-look.ts';
import type { Io } from '../system/io.ts';
import type { ProgramShape } from './program-shape.ts';

/** Everything that a command gets besides its own arguments. */
export interface CommandContext {
  readonly io: Io;
  readonly output: Output;
  readonly messages: Messages;
  /** Translates a message into the user's language. */
  readonly translate: Translate;
  /** Properties of text on standard output. */
  readonly look: TextLook;
  /** True if the output is plain text on standard output: no record, no field, no file. */
  readonly isPlain: boolean;
  /** True if the output is a record. */
  readonly isRecord: boolean;
  /**
   * Connects to the gateway that the options name.
   *
   * @param needs what the command needs, unless every gateway offers it; `keyless` if no key is sent
   */
  connect(needs?: Need): Promise<Connection>;
  /** Describes the program that this command is a part of, in the user's language: for the completion of words. */
  describeProgram(): Promise<ProgramShape>;
}
