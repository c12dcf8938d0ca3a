import { type OutputFormat, outputFormats } from './output.ts';

/** Reads the output format from the arguments, even if they are not valid otherwise. */
export function readOutputFormat(argv: readonly string[]): OutputFormat {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  for (const [index, option] of options.entries()) {
    const named = option === '--output-format' ? options[index + 1] : /^--output-format=(.*)$/s.exec(option)?.[1];
    const format = outputFormats.find((known) => known === named);
    if (format !== undefined) return format;
  }
  return options.includes('--json') ? 'json' : 'text';
}
