import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { readPositive, readSize } from '../../program/option-readers.ts';
import { addGatewayOptions } from '../../program/shared-options.ts';
import type { ImageOptions } from './run.ts';

const notes = localizedText(
  'image notes',
  `Prints the path of each image. Without -o the file is named after the prompt, in the working folder, and never one that
is there already; of several images, -o cat.png gives cat-1.png, cat-2.png, ...  -o - writes the image to a pipe.

Examples:
  clawwits image "a cute cat" --gateway clew
  clawwits image "a cute cat" -m dall-e-3 --size 1024x1024 -o cat.png --gateway clew`,
);

export const imageDefinition: CommandDefinition = {
  name: 'image',
  description: 'make images of a text, and save them',
  usage: '[options] [prompt...]',
  define(command, select) {
    command
      .argument('[prompt...]', 'what is to be seen; - stands for standard input, however long it takes')
      .option('-m, --model <name>', "the model that draws (default: the gateway's own)")
      .option('--n <number>', 'how many images (default: 1)', readPositive)
      .option('--size <size>', "width and height, 1024x1024 for one (default: the model's own)", readSize);
    addGatewayOptions(command)
      .addNotes(notes)
      .action((words: string[], { output: path, ...options }: ImageOptions & SharedOptions) =>
        select({
          name: 'image',
          options,
          dataFields: ['images'],
          run: async (context) => (await import('./run.ts')).makeImage(words, { ...options, path }, context),
        }),
      );
  },
};
