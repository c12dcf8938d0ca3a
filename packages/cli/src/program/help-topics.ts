/** Topics of `clawwits help`. */
export const helpTopics = ['exit-codes', 'environment', 'output', 'scripting'] as const;
export type HelpTopic = (typeof helpTopics)[number];

/** Width of help, unless the terminal is narrower. */
export const widestHelp = 80;
