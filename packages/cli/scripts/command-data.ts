import { commands } from '../src/commands/commands.ts';
import type { CommandData, DataByName } from '../src/program/data-schemas.ts';

/** The data of every command by the name in its record, in the order of the help: each folder of a command has its own. */
export const commandData: Readonly<Record<string, CommandData>> = Object.fromEntries(
  (await Promise.all(commands.map(({ name }) => readData(name)))).flatMap((data) => Object.entries(data)),
);

async function readData(name: string): Promise<DataByName> {
  const { data }: { data: DataByName } = await import(`../src/commands/${name}/data.ts`);
  return data;
}
