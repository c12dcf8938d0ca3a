import { gatewayNames } from '../config/gateway-facts.ts';
import { outputFormats } from '../output/output.ts';
import { type DescribedCommand, option } from './described-command.ts';
import { readRetries } from './option-readers.ts';

/** Creates the option that chooses the gateway. */
export const gatewayOption = () =>
  option('--gateway <name>', 'the gateway (default: CLAWWITS_GATEWAY, else clawwits)').choices(gatewayNames);

/** The options of commands that speak to a gateway. */
export const addGatewayOptions = (command: DescribedCommand): DescribedCommand =>
  addConnectionOptions(addOutputOptions(command));

/** The options that choose a gateway and a key. */
export function addConnectionOptions(command: DescribedCommand): DescribedCommand {
  return command
    .addOption(gatewayOption())
    .addOption(
      option('--sandbox', 'use the gateway inside this command: no real model, play money').conflicts([
        'baseUrl',
        'profile',
      ]),
    )
    .option('--profile <name>', 'use this profile of the configuration file')
    .option('--api-key-file <file>', 'a file that holds the key, such as a mounted secret; - for standard input')
    .option('--base-url <url>', "the gateway's root (default: CLAWWITS_BASE_URL)")
    .option('--max-retries <number>', 'how often a failed call is retried (default: 2)', readRetries);
}

/** The options of every command. */
export const addOutputOptions = (command: DescribedCommand): DescribedCommand =>
  addRecordOptions(command).option('-o, --output <file>', 'write to a file, atomically, instead of standard output');

/** The options of the form of the output. */
export function addRecordOptions(command: DescribedCommand): DescribedCommand {
  return command
    .option('--json', 'print exactly one JSON object, whatever happens')
    .addOption(option('--output-format <format>', 'the form of the output (default: text)').choices(outputFormats))
    .addOption(
      option('--field <path>', 'print one value of the record only, such as data.available').conflicts([
        'json',
        'outputFormat',
      ]),
    );
}
