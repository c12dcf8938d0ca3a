import type {
  Endpoint,
  EndpointDescription,
  EndpointName,
  ErrorDefinition,
  GatewayName,
  GatewayProfile,
} from '@clawwits/contract';
import type { HandlerFiles } from './mock-handlers.ts';

/** What the page is written of. */
export interface PageSource {
  readonly endpoints: Readonly<Record<EndpointName, Endpoint>>;
  readonly descriptions: Readonly<Record<EndpointName, EndpointDescription>>;
  readonly profiles: readonly GatewayProfile<GatewayName>[];
  readonly handlers: HandlerFiles;
  readonly errors: Readonly<Record<string, ErrorDefinition>>;
  readonly tiers: Readonly<Record<string, number>>;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const code = (text: string) => `\`${text}\``;
const sentence = (text: string) => text.replaceAll('|', '\\|');

function describeAccess({ auth, scopes }: Endpoint, { name, title }: GatewayProfile): string {
  if (auth === 'none') return 'none';
  if (name !== 'clawwits') return `of ${title}`;
  return scopes === null ? 'any' : scopes.map(code).join(', ');
}

function describeGateway(
  { descriptions, endpoints, handlers }: PageSource,
  profile: GatewayProfile<GatewayName>,
): string {
  const rows = profile.endpoints.map((name) => {
    const endpoint = endpoints[name];
    const { method, path, sdk } = endpoint;
    const { cli, summary } = descriptions[name];
    const file = handlers[profile.name].get(name) ?? '';
    return [
      code(`${method} ${profile.paths[name] ?? path}`),
      sentence(summary),
      code(sdk),
      code(`clawwits ${cli}`),
      describeAccess(endpoint, profile),
      file && `[${file.split('/').at(-1)}](../${file})`,
      '[called](../examples/tests/contract-coverage.test.ts)',
    ];
  });
  return `### ${profile.title}

${table(['endpoint', 'what it does', 'SDK method', 'command', 'key', 'mock handler', 'test'], rows)}`;
}

/** Writes `docs/endpoints.md` of the contract's tables. */
export function writeEndpointsPage(source: PageSource): string {
  const byStatus = Object.entries(source.errors).sort(([, one], [, other]) => one.status - other.status);
  const errorRows = byStatus.map(([name, { status, meaning, retryable }]) => [
    String(status),
    code(name),
    sentence(meaning),
    retryable ? 'yes' : 'no',
  ]);
  const tierRows = Object.entries(source.tiers).map(([name, requests]) => [
    code(name),
    requests.toLocaleString('en-US'),
  ]);

  return `# Endpoints, errors and tiers

This page is written from the tables in \`packages/contract/src\`; a test keeps the two equal. After a change of the
contract, write it anew:

\`\`\`sh
npx -y pnpm@10.34.9 test --project examples --update
\`\`\`

## Endpoints

A test calls each row through the SDK on the local gateway, and checks the answer by its schema. The command takes
\`--gateway\`.

${source.profiles.map((profile) => describeGateway(source, profile)).join('\n\n')}

## Errors

One word stands for the same thing at every gateway; the gateway's own is next to it, in \`gatewayCode\`.

${table(['status', 'code', 'meaning', 'worth a retry'], errorRows)}

How they reach your code is described in [Errors, retries and money](guide/errors.md).

## Tiers of ClawWits

${table(['tier', 'requests a minute'], tierRows)}

The window is one of 60 seconds for each account, shared by all its keys; \`enterprise\` is by contract, this many or more.
`;
}
