import { localized, localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { argument } from '../../program/described-command.ts';
import { collect } from '../../program/option-readers.ts';
import { addGatewayOptions } from '../../program/shared-options.ts';
import { InvalidValue } from '../../program/usage-mistake.ts';
import type { ApiOptions } from './run.ts';

const methods = ['GET', 'POST', 'DELETE'] as const;

const notes = localizedText(
  'api notes',
  `The answer is printed as it comes, a stream event by event. What is no text, an image or a sound, goes to -o or into a
pipe byte for byte, and into a record as data.body_base64. A POST may be billed, and is tried again only where the
gateway cannot have done it.

Examples:
  clawwits api GET /v1/wits/balance
  clawwits api POST /v1/embeddings -d '{"input": "a text"}'
  clawwits api POST /v1/chat/completions -d @request.json
  clawwits api GET /v1/usage/daily -q days=30`,
);

export const apiDefinition: CommandDefinition = {
  name: 'api',
  description: 'call any path of the gateway, with the key',
  usage: '[options] <method> <path>',
  define(command, select) {
    command
      .addArgument(argument('<method>', 'GET, POST or DELETE').argParser(readMethod))
      .argument('<path>', "from the gateway's root: /v1/wits/balance for one", readPath)
      .option('-d, --data <json>', 'the body: JSON, or @ and a file, @- for standard input')
      .option('-q, --query <name=value>', 'a parameter of the query; may be repeated', collect);
    addGatewayOptions(command)
      .addNotes(notes)
      .action((method: (typeof methods)[number], path: string, options: ApiOptions & SharedOptions) =>
        select({
          name: 'api',
          options,
          dataFields: ['status', 'request_id', 'content_type', 'bytes', 'body', 'body_base64'],
          run: async (context) => (await import('./run.ts')).api(method, path, options, context),
        }),
      );
  },
};

function readMethod(text: string): (typeof methods)[number] {
  const method = methods.find((known) => known === text.toUpperCase());
  if (method === undefined) throw new InvalidValue(localized('It is GET, POST or DELETE.'));
  return method;
}

/** Reads a path. Anything else, such as `//host`, could send the key to another host. */
function readPath(text: string): string {
  if (/^\/(?![/\\])/.test(text)) return text;
  throw new InvalidValue(localized("It begins with a slash, at the gateway's root."));
}
