import { type Migrated, pathOf } from './migration-runs.ts';
import { errorClasses, renamedOptions, type Shape } from './migration-shapes.ts';

const clientNames: Readonly<Record<Shape['client'], string>> = { openai: 'openai', anthropic: '@anthropic-ai/sdk' };

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const code = (text: string) => `\`${text}\``;
const link = (shape: Shape) => `[${shape.title}](../../examples/migration/${pathOf(shape)})`;

function describeOutcome({ shape, isSame, error, compilerMessage, own }: Migrated): string {
  if (own === null) return 'runs';
  const heading = headingOf(shape);
  const anchor = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
  const stops = error ?? (isSame ? compilerMessage?.split('\n')[0] : 'prints something else');
  return `${code(String(stops).replaceAll('|', '\\|'))}; [written so](#${anchor})`;
}

const headingOf = ({ client, title }: Shape) => `${clientNames[client]}: ${title}`;

function describeDifference({ shape, own }: Migrated): string {
  return `### ${headingOf(shape)}

${shape.difference}

\`\`\`ts
${own?.trim()}
\`\`\``;
}

/** Writes `docs/guide/coming-from-other-clients.md` of what the programs came to. */
export function writeMigrationPage(results: readonly Migrated[]): string {
  const rows = (client: Shape['client']) =>
    results
      .filter(({ shape }) => shape.client === client)
      .map((result) => [link(result.shape), describeOutcome(result)]);
  const errorRows = errorClasses.map(({ failure, status, openai, anthropic, own }) => [
    status === undefined ? failure : `${failure} (${status})`,
    code(openai),
    code(anthropic),
    code(own),
  ]);
  const optionRows = renamedOptions.map(([option, successor, remark]) => [
    code(option),
    code(successor),
    remark || '–',
  ]);

  return `# Coming from the clients of OpenAI and Anthropic

This page is written by a test that runs each program of [\`examples/migration\`](../../examples/migration) three times against
the local gateway: on its own client, then with the names replaced as below, and, where that is not enough, as it is written
for this SDK. The last of them prints what the first prints. After a change, write the page anew:

\`\`\`sh no-run
npx -y pnpm@10.34.9 test --project examples migration --update
\`\`\`

## Replace the names

| in code for \`openai\` | in code for \`@anthropic-ai/sdk\` | becomes |
| --- | --- | --- |
| \`import OpenAI from 'openai'\` | \`import Anthropic from '@anthropic-ai/sdk'\` | \`import { Clawwits } from '@clawwits/sdk-ts'\` |
| \`new OpenAI(\` | \`new Anthropic(\` | \`new Clawwits(\` |
| \`OpenAI.Chat.…\`, \`OpenAI.Responses.…\` | \`Anthropic.…\`, \`Anthropic.Messages.…\` | \`Clawwits.Chat.…\`, \`Clawwits.Messages.…\`, … |
| \`OPENAI_API_KEY\`, \`OPENAI_BASE_URL\` | \`ANTHROPIC_API_KEY\`, \`ANTHROPIC_BASE_URL\` | \`CLAWWITS_API_KEY\`, \`CLAWWITS_BASE_URL\` |

Parameters stay in the wire's snake_case, or all become camelCase; a call mixes no spellings. The types have the names of both
clients: \`Clawwits.Chat.ChatCompletionMessageParam\`, \`Clawwits.MessageParam\`, \`Clawwits.Tool\`. A body field that this SDK has
no parameter for goes into \`extraBody\`, in the options of the call.

## Programs written for openai

${table(['program', 'after replacing the names'], rows('openai'))}

## Programs written for @anthropic-ai/sdk

${table(['program', 'after replacing the names'], rows('anthropic'))}

## What is written differently

${results
  .filter(({ own }) => own !== null)
  .map(describeDifference)
  .join('\n\n')}

## Options of the client

\`apiKey\`, \`baseURL\`, \`timeout\`, \`maxRetries\`, \`fetch\`, \`logLevel\`, \`logger\` and \`dangerouslyAllowBrowser\` have the same names. These have
others, and the error for the old name says the new one:

${table(['option', 'becomes', 'remark'], optionRows)}

## Error classes

They are exports of the package: \`error instanceof RateLimitError\`.

${table(['failure', 'openai', '@anthropic-ai/sdk', 'here'], errorRows)}

\`error.status\` and \`error.code\` are there; \`requestID\` is \`requestId\`. A stream that ends before its end mark throws an
\`IncompleteStreamError\` with what had arrived. More in [Errors](errors.md).
`;
}
