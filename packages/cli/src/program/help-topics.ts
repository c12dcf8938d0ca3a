/** The subjects that `clawwits help` explains beside the commands. */
export const helpTopics = ['exit-codes', 'environment', 'output', 'scripting'] as const;
export type HelpTopic = (typeof helpTopics)[number];

/** How wide help is where there is room. */
export const widestHelp = 80;
