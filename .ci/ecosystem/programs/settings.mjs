/** Where the gateway is, and what is asked of it. */
export const { ADDRESS: address, API_KEY: apiKey, QUESTION: question, TOOL_QUESTION: toolQuestion } = process.env;

/** Prints what came of a program, the last thing that it does. */
export function report(result) {
  process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
}
