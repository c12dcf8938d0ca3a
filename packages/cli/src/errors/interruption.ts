import { localized } from '../i18n/localized-message.ts';
import { LocalizedError } from './localized-error.ts';

/** The signal that ended a command. */
export class Interruption extends LocalizedError {
  readonly exitCode: 129 | 130 | 143;
  readonly code: 'hung_up' | 'interrupted' | 'terminated';

  constructor(signal: keyof typeof interruptions) {
    const { translatable, exitCode, code } = interruptions[signal];
    super(translatable);
    this.name = 'Interruption';
    this.exitCode = exitCode;
    this.code = code;
  }
}

const interruptions = {
  SIGHUP: { translatable: localized('The terminal was closed.'), exitCode: 129, code: 'hung_up' },
  SIGINT: { translatable: localized('Interrupted.'), exitCode: 130, code: 'interrupted' },
  SIGTERM: { translatable: localized('Terminated.'), exitCode: 143, code: 'terminated' },
} as const;
