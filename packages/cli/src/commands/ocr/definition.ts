import { answerFields } from '../../ask/ask-options.ts';
import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { addGatewayOptions } from '../../program/shared-options.ts';
import type { OcrOptions } from './run.ts';

const notes = localizedText(
  'ocr notes',
  `Reads PNG, JPEG, GIF and WebP, 10 MiB at the most. An address is fetched by the gateway, not from here.

Examples:
  clawwits ocr receipt.jpg --gateway clew
  clawwits ocr https://example.com/document.jpg --gateway clew > document.txt`,
);

export const ocrDefinition: CommandDefinition = {
  name: 'ocr',
  description: 'read the text that an image shows, at Clew',
  usage: '[options] <image>',
  define(command, select) {
    command
      .argument('<image>', 'a file, or the address of an image')
      .option('-m, --model <name>', 'the model that reads (default: clew/ocr)');
    addGatewayOptions(command)
      .addNotes(notes)
      .action((source: string, options: OcrOptions & SharedOptions) =>
        select({
          name: 'ocr',
          options,
          dataFields: answerFields,
          run: async (context) => (await import('./run.ts')).readImageText(source, options, context),
        }),
      );
  },
};
