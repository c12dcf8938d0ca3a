/** Messages of the command, as English templates: `{name}` stands for a value. */
export const templates = [
  'The {title} sandbox gateway listens on {url}',
  'Its key, with {wits} Wits on the tier "{tier}": {key}',
  'Its key on the tier "{tier}": {key}',
  'Point a client at it:',
  'Ctrl+C ends it.',
  'See --help.',
  'The gateway cannot listen on {address}: {reason}',
  'listen EADDRINUSE: address already in use {address}',
  'Choose another port with --port, or any free one with --port 0.',
  '"{text}" is no fault: write name[:amount][*times][@chance], as in "cut:3*1@0.5".',
  'There is no fault "{name}"; there are {known}.',
  '--{name} takes a whole number from 0 to {most}, not "{text}".',
  '--gateway takes {names} or all, not "{text}".',
  '--tier takes one of {tiers} of {title}, not "{text}".',
  '--wits is of ClawWits alone, which is not served here.',
  '--latency takes "<ms to the first token>" or "<ms>/<tokens a second>", not "{text}".',
  '--{name} takes an http or https URL, not "{text}".',
  '--upstream-dialect takes messages or responses, not "{text}".',
  '--cors and --no-cors exclude each other.',
  '--cors takes an origin such as https://app.example, or "*", not "{text}".',
  "Unknown option '{option}'",
  "Unexpected argument '{text}'. This command does not take positional arguments",
  "Option '{option}' argument missing",
  "Option '{option}' does not take an argument",
  "Option '{option}' argument is ambiguous.",
  "Did you forget to specify the option argument for '{option}'?",
  "To specify an option argument starting with a dash use '{option}=-XYZ'.",
] as const;

/** One of the templates. */
export type CommandTemplate = (typeof templates)[number];

/** A message of the command, for translation. */
export interface CommandMessage {
  /** The template, in English. */
  readonly english: string;
  readonly values?: Readonly<Record<string, string | number | CommandMessage>>;
}

/** Creates a message of one of the templates. */
export const message = (english: CommandTemplate, values?: NonNullable<CommandMessage['values']>): CommandMessage =>
  values === undefined ? { english } : { english, values };

/** Creates a message that is never translated: the operating system's own. */
export const verbatim = (text: string): CommandMessage => ({ english: '{text}', values: { text } });

/** Formats a message in English. */
export const formatInEnglish = ({ english, values = {} }: CommandMessage): string =>
  english.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === 'object' ? formatInEnglish(value) : String(value);
  });
