import type { ErrorFacts } from '@clawwits/contract';
import { readErrorBody } from '@clawwits/contract/read-error';
import { describePage } from './error-page.ts';

/** Reads the body of an answer that refuses, in whatever form it came. */
export function readErrorText(text: string, contentType: string | null): ErrorFacts {
  const page = describePage(text, contentType);
  if (page !== null) return { message: `the answer was ${page}, not one of the gateway` };
  try {
    // Some gateways refuse a stream with an event, whatever the status.
    const [, event] = /^data: ?(\{.*)$/m.exec(text) ?? [];
    return readErrorBody(JSON.parse(event ?? text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { message: /<message>([^<]+)/i.exec(text)?.[1] ?? text };
  }
}
