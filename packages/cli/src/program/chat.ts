import { Option } from 'commander';
import type { ChatOptions } from '../commands/chat-options.ts';
import type { CommandDefinition, SharedOptions } from './definition.ts';
import { readPositive, readTemperature, readWits } from './option-readers.ts';
import { addGatewayOptions } from './shared-options.ts';

const notes = `
Examples:
  clawwits chat "Xin chào"
  git diff | clawwits chat "Write a commit message for this"
  clawwits chat "Name three rivers" --json
  clawwits chat "And three lakes" --session geography`;

export const chatDefinition: CommandDefinition = {
  name: 'chat',
  description: 'answer a prompt, from the arguments, then standard input; without one, converse',
  usage: '[options] [prompt...]',
  define(command, use) {
    command
      .argument('[prompt...]', 'what to answer; - stands for standard input, however long it takes')
      .option('-m, --model <name>', 'the model that answers (default: auto, the gateway chooses)')
      .option('-s, --system <text>', 'instructions that frame the answer')
      .option('--max-tokens <number>', 'the most tokens that the answer may have; reserved while it runs', readPositive)
      .option('--max-wits <number>', 'the most that the call may cost (default: CLAWWITS_MAX_WITS)', readWits)
      .option('--temperature <number>', 'randomness, 0 to 2', readTemperature)
      .option('--no-stream', 'wait for the whole answer')
      .addOption(new Option('--continue', 'go on with the last conversation').conflicts('session'))
      .option('--session <name>', 'go on with the conversation of this name, or begin it')
      .option('--usage', 'tell on standard error what it cost and what is left');
    addGatewayOptions(command)
      .addHelpText('after', notes)
      .action((words: string[], options: ChatOptions & SharedOptions) =>
        use({
          name: 'chat',
          options,
          dataFields: ['text', 'request_id', 'provider', 'cached'],
          run: async (context) => (await import('../commands/chat.ts')).chat(words, options, context),
        }),
      );
  },
};
