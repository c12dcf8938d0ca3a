import type { Endpoint, ErrorDefinition } from '@clawwits/contract';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const code = (text: string) => `\`${text}\``;
const sentence = (text: string) => text.replaceAll('|', '\\|');

/** Writes `docs/endpoints.md` of the contract's tables. */
export function writeEndpointsPage(
  endpoints: Readonly<Record<string, Endpoint>>,
  errors: Readonly<Record<string, ErrorDefinition>>,
  tiers: Readonly<Record<string, number>>,
): string {
  const endpointRows = Object.values(endpoints).map(({ method, path, sdk, scopes, summary }) => [
    code(`${method} ${path}`),
    code(`cw.${sdk}`),
    scopes === null ? 'any' : scopes.map(code).join(', '),
    sentence(summary),
  ]);
  const errorRows = Object.entries(errors).map(([name, { status, meaning, retryable }]) => [
    String(status),
    code(name),
    sentence(meaning),
    retryable ? 'yes' : 'no',
  ]);
  const tierRows = Object.entries(tiers).map(([name, requests]) => [code(name), requests.toLocaleString('en-US')]);

  return `# Endpoints, errors and tiers

This page is written from the tables in \`packages/contract/src\`; a test keeps the two equal. After a change of the
contract, write it anew:

\`\`\`sh
npx -y pnpm@10.34.9 test --project examples --update
\`\`\`

## Endpoints

${table(['endpoint', 'SDK method', 'scope of the key', 'what it does'], endpointRows)}

The local gateway serves each of them, and a test calls each row through the SDK.

## Errors

${table(['status', 'code', 'meaning', 'worth a retry'], errorRows)}

How they reach your code is told in [Errors, retries and money](guide/errors.md).

## Tiers

${table(['tier', 'requests a minute'], tierRows)}

The window is one of 60 seconds for each account, shared by all its keys; \`enterprise\` is by contract, this many or more.
`;
}
