import { readdir } from 'node:fs/promises';
import { type EndpointName, type GatewayName, gatewayProfiles } from '@clawwits/contract';
import { root } from './run.ts';

const source = 'packages/mock-gateway/src';

/** Where the mock gateway's handlers stand, by gateway and endpoint. */
export type HandlerFiles = Readonly<Record<GatewayName, ReadonlyMap<EndpointName, string>>>;

async function findEndpointModules(): Promise<string[]> {
  const files = await readdir(`${root}/${source}`, { recursive: true });
  return files.filter((file) => /(^|\/)endpoints\/.*\.ts$/.test(file)).map((file) => `${source}/${file}`);
}

async function load(file: string): Promise<Record<string, unknown>> {
  return import(/* @vite-ignore */ `${root}/${file}`);
}

/** Finds the file of each handler: the one that exports the very object that the gateway's definition serves with. */
export async function findHandlers(): Promise<HandlerFiles> {
  const fileOf = new Map<unknown, string>();
  for (const file of await findEndpointModules()) {
    for (const exported of Object.values(await load(file))) fileOf.set(exported, file);
  }
  const found = Object.keys(gatewayProfiles).map(async (name) => {
    const module = await load(`${source}/gateways/${name}/${name}.ts`);
    const define = Object.values(module).find((exported) => typeof exported === 'function');
    if (define === undefined) throw new Error(`${name}.ts defines no gateway.`);
    const { handlers } = define({}) as { handlers: Readonly<Record<string, unknown>> };
    const files = Object.entries(handlers).map(([endpoint, handler]) => [endpoint, fileOf.get(handler) ?? '']);
    return [name, new Map(files as [EndpointName, string][])] as const;
  });
  return Object.fromEntries(await Promise.all(found)) as Record<GatewayName, Map<EndpointName, string>>;
}
