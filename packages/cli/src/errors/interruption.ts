import { say } from '../i18n/sentence.ts';
import { SaidError } from './said-error.ts';

/** Why a command was told to end. */
export class Interruption extends SaidError {
  readonly exitCode: 129 | 130 | 143;
  readonly code: 'hung_up' | 'interrupted' | 'terminated';

  constructor(signal: keyof typeof interruptions) {
    const { said, exitCode, code } = interruptions[signal];
    super(said);
    this.name = 'Interruption';
    this.exitCode = exitCode;
    this.code = code;
  }
}

const interruptions = {
  SIGHUP: { said: say('The terminal was closed.'), exitCode: 129, code: 'hung_up' },
  SIGINT: { said: say('Interrupted.'), exitCode: 130, code: 'interrupted' },
  SIGTERM: { said: say('Terminated.'), exitCode: 143, code: 'terminated' },
} as const;
