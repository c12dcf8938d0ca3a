import type { CommanderError } from 'commander';
import { recognize } from '../i18n/recognize.ts';
import { asIs, joined, type Sentence, say } from '../i18n/sentence.ts';
import type { English } from '../i18n/vietnamese/vietnamese.ts';
import { helpTopics } from './help-topics.ts';

/** What is wrong with the arguments, and what to do. */
export interface Mistake {
  readonly message: Sentence;
  readonly hint: Sentence;
}

/** Says what is wrong with the arguments, and what to do. */
export function explainMistake(error: CommanderError, command: string | null): Mistake {
  const seeHelp = say('See: {command}', { command: `clawwits ${command === null ? '' : `${command} `}--help` });
  if (error.code === 'commander.help') {
    const message =
      command === null
        ? say('Say what to do: clawwits chat "…" or clawwits balance.')
        : say('Say what to do with "{command}".', { command });
    return { message, hint: seeHelp };
  }
  const message = withoutFarFetched(error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' '));
  const topic = command === 'help' ? /^Command-argument value '(.*)' is invalid/i.exec(message)?.[1] : undefined;
  if (topic !== undefined) {
    return {
      message: say('There is no command and no topic "{topic}".', { topic }),
      hint: say('See clawwits --help for the commands; the topics are {topics}.', { topics: helpTopics.join(', ') }),
    };
  }
  return {
    message: understand(message.charAt(0).toUpperCase() + message.slice(1)),
    hint: hintFor(error, message, command) ?? seeHelp,
  };
}

/** Drops a suggestion that shares fewer than two thirds of its letters with what was typed. */
function withoutFarFetched(message: string): string {
  const [all, suggestion = ''] = / \(Did you mean (?:one of )?(.*)\?\)$/.exec(message) ?? [];
  const typed = /'(.*?)'/.exec(message)?.[1] ?? '';
  if (all === undefined || suggestion.split(', ').some((word) => sharedLetters(typed, word) >= 2 / 3)) return message;
  return message.slice(0, -all.length);
}

/** Share of the longer word's letters that both words have, from 0 to 1. */
function sharedLetters(one: string, other: string): number {
  const rest = [...other];
  const shared = [...one].filter((letter) => {
    const place = rest.indexOf(letter);
    if (place !== -1) rest.splice(place, 1);
    return place !== -1;
  });
  return shared.length / Math.max(one.length, other.length, 1);
}

function hintFor({ code }: CommanderError, message: string, command: string | null): Sentence | null {
  if (code !== 'commander.unknownOption') return null;
  if (/--(api-?)?key\b/i.test(message)) {
    return say(
      'A key is never taken as an argument, where other users of the machine can see it: set CLAWWITS_API_KEY.',
    );
  }
  if (message.includes('Did you mean')) return null;
  return command === null
    ? say('Options come after the command: clawwits chat "…" --json')
    : say('Before a prompt that begins with a dash, put --');
}

/** What the parser says, which knows English alone. */
const spoken = [
  '{mistake} (Did you mean one of {words}?)',
  '{mistake} (Did you mean {word}?)',
  "Unknown option '{option}'",
  "Unknown command '{command}'",
  "Too many arguments for '{command}'. Expected {expected} but got {got}.",
  "Missing required argument '{name}'",
  "Option '{option}' argument missing",
  "Option '{option}' argument '{value}' is invalid. {reason}",
  "Command-argument value '{value}' is invalid for argument '{name}'. {reason}",
  "Option '{option}' cannot be used with option '{other}'",
  'Allowed choices are {choices}.',
  '{count} arguments',
] as const satisfies readonly English[];

const understand = (text: string): Sentence => recognize(text, spoken, toValue);

/** What stands for a value: sentences of their own, and what help has a name for. */
function toValue(name: string, text: string): string | Sentence {
  if (/^(?:mistake|expected|reason)$/.test(name)) return understand(text);
  const [, flags, place, end] = /^(.*[<[])([a-z][a-z= ]*)((?:\.\.\.)?[>\]])$/.exec(text) ?? [];
  if (flags !== undefined && place !== undefined && end !== undefined) {
    return joined([asIs(flags), toPlace(place), asIs(end)], '');
  }
  return name === 'name' ? toPlace(text) : text;
}

const toPlace = (english: string): Sentence => ({ english, key: `place ${english}` });
