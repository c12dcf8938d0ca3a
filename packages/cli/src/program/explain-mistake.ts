import type { CommanderError } from 'commander';

/** Says what is wrong with the arguments, and what to do. */
export function explainMistake(
  error: CommanderError,
  command: string | null,
): { readonly message: string; readonly hint: string } {
  const seeHelp = `See: clawwits ${command === null ? '' : `${command} `}--help`;
  if (error.code === 'commander.help') {
    const message = 'Say what to do: clawwits chat "…" or clawwits balance.';
    return { message: command === null ? message : `Say what to do with "${command}".`, hint: seeHelp };
  }
  const message = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  return { message: message.charAt(0).toUpperCase() + message.slice(1), hint: hintFor(error, message) ?? seeHelp };
}

function hintFor({ code }: CommanderError, message: string): string | null {
  if (code !== 'commander.unknownOption') return null;
  if (/--(api-?)?key\b/i.test(message)) {
    return 'A key is never taken as an argument, where other users of the machine can see it: set CLAWWITS_API_KEY.';
  }
  return message.includes('Did you mean') ? null : 'Before a prompt that begins with a dash, put --';
}
