import type { LocalizedMessage } from '../i18n/localized-message.ts';
import type { ExitCode } from './exit-codes.ts';
import { LocalizedError } from './localized-error.ts';

/** Every word for what the command finds by itself: scripts may depend on them. */
export type OwnCode =
  | 'alias_cycle'
  | 'balance_below_threshold'
  | 'balance_does_not_cover'
  | 'batch_incomplete'
  | 'batch_not_proven'
  | 'code_block_missing'
  | 'code_block_unfinished'
  | 'configuration_not_private'
  | 'no_files'
  | 'no_home_directory'
  | 'configuration_unwritable'
  | 'credential_command_failed'
  | 'download_failed'
  | 'empty_input'
  | 'empty_prompt'
  | 'file_unreadable'
  | 'gateway_failed'
  | 'images_missing'
  | 'insufficient_wits'
  | 'invalid_configuration'
  | 'invalid_input'
  | 'invalid_requests'
  | 'invalid_response'
  | 'invalid_setting'
  | 'key_of_another_gateway'
  | 'max_wits_exceeded'
  | 'missing_api_key'
  | 'missing_base_url'
  | 'node_too_old'
  | 'nothing_found'
  | 'output_failed'
  | 'profile_of_another_gateway'
  | 'sandbox_wallet_unusable'
  | 'schema_not_satisfied'
  | 'schema_unusable'
  | 'session_expired'
  | 'session_unusable'
  | 'setting_not_set'
  | 'stdin_never_ends'
  | 'stdin_not_utf8'
  | 'stdin_too_large'
  | 'stdin_unreadable'
  | 'template_not_filled'
  | 'too_many_files'
  | 'unknown_field'
  | 'unknown_profile'
  | 'unknown_session'
  | 'unknown_setting'
  | 'unknown_template'
  | 'unsupported_endpoint'
  | 'usage'
  | 'wrong_password';

/** A word for what happened: one of ours, or that of another failure. */
type Code = { readonly code: OwnCode } | { readonly codeOf: { readonly code: string } };

/** A failure that the command finds by itself. */
export class CommandError extends LocalizedError {
  readonly exitCode: ExitCode;
  /** A stable word for what happened. */
  readonly code: string;
  /** The next step. */
  readonly hint: LocalizedMessage | undefined;

  constructor(
    translatable: LocalizedMessage,
    details: Code & { exitCode: ExitCode; hint?: LocalizedMessage | undefined; cause?: unknown },
  ) {
    super(translatable, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'CommandError';
    this.exitCode = details.exitCode;
    this.code = 'codeOf' in details ? details.codeOf.code : details.code;
    this.hint = details.hint;
  }
}

/** Thrown if the reader of standard output has closed it: the command ends, and that is not a failure. */
export class OutputClosed extends Error {
  constructor() {
    super('Nobody reads the output any more.');
    this.name = 'OutputClosed';
  }
}

/** Returns true if the output could not be written, or nobody reads it any more. */
export const isOutputFailure = (error: unknown): boolean =>
  error instanceof OutputClosed || (error instanceof CommandError && error.code === 'output_failed');
