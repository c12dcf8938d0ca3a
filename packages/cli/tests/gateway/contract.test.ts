import { expect, it } from 'vitest';
import { endpointDescriptions } from '../../../contract/src/endpoints/descriptions.ts';
import { commands as definitions } from '../../src/commands/commands.ts';
import { describeProgram } from '../../src/program/describe-program.ts';
import { parseArguments } from '../support/parse-arguments.ts';

const { commands } = describeProgram(definitions);

it.each(Object.entries(endpointDescriptions).map(([name, { cli }]) => [name, cli]))(
  '%s is called by: clawwits %s',
  (_name, cli) => {
    const [word = '', ...rest] = cli.split(' ');
    const command = commands.find(({ name }) => name === word);
    expect(command?.name).toBe(word);
    if (word === 'api') {
      // A raw call says what it calls.
      expect(parseArguments([word, ...rest])).toMatchObject({ type: 'command', invocation: { name: 'api' } });
    } else {
      expect(rest.filter((name) => !command?.commands.some((one) => one.name === name))).toEqual([]);
    }
  },
);
