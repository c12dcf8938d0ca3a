import { stripVTControlCharacters } from 'node:util';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keys, openTerminal } from './support/open-terminal.ts';
import { runCommand } from './support/run-command.ts';

async function startGateway(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer({ answer: ({ prompt }) => `to ${prompt}`, ...options });
  onTestFinished(() => server.close());
  const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey, NO_COLOR: '1' };
  const asked = () =>
    server.gateway.calls
      .filter(({ endpoint }) => endpoint === 'chatCompletions')
      .map(({ body }) => (body as unknown as { messages: { content: string }[] }).messages.at(-1)?.content);
  return { server, env, asked };
}

const prompt = '> ';
const pasted = (text: string) => `\x1b[200~${text}\x1b[201~`;

/** A conversation that waits for its first line. */
async function converse(options: Parameters<typeof startServer>[0] = {}, columns = 80) {
  const gateway = await startGateway(options);
  const terminal = await openTerminal(['chat'], { env: gateway.env, columns });
  await terminal.until(prompt);
  return { ...gateway, terminal };
}

describe('the bare command', () => {
  it('prints the help on a terminal', async () => {
    const terminal = await openTerminal([]);
    await terminal.until('Usage: clawwits <command> [options]');
    expect(await terminal.exitCode).toBe(0);
  });

  it('is a mistake in a script', async () => {
    const { exitCode, stdout, stderr } = await runCommand([]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('Say what to do');
  });
});

describe('a conversation in a terminal', () => {
  it('takes typed keys and their corrections, answers, and ends on Ctrl-D', async () => {
    const { terminal, asked } = await converse();
    terminal.type(`on!${keys.backspace}e${keys.left}${keys.left}x`);
    await terminal.until('oxne');
    terminal.type(pasted('yz'));
    await terminal.until('oxyzne');
    terminal.type(keys.enter);
    await terminal.until('to oxyzne');
    await terminal.until(prompt);
    terminal.type(keys.ctrlD);
    expect(await terminal.exitCode).toBe(0);
    expect(asked()).toEqual(['oxyzne']);
    // The terminal is left as it was found.
    expect(terminal.written).toContain('\x1b[?2004h');
    expect(terminal.written.lastIndexOf('\x1b[?2004l')).toBeGreaterThan(terminal.written.lastIndexOf('\x1b[?2004h'));
  });

  it('makes one question of a paste of several lines, and of none a key', async () => {
    const { terminal, asked } = await converse();
    terminal.type(pasted('one\ntwo\r\nthree\n/quit'));
    await terminal.until('/quit');
    expect(asked()).toEqual([]);
    terminal.type(keys.enter);
    await terminal.until('to one');
    await terminal.until(prompt);
    expect(asked()).toEqual(['one\ntwo\nthree\n/quit']);
    terminal.type(`/quit${keys.enter}`);
    expect(await terminal.exitCode).toBe(0);
  });

  it('brings back what was typed before', async () => {
    const { terminal, asked } = await converse();
    terminal.type(`one${keys.enter}`);
    await terminal.until('to one');
    await terminal.until(prompt);
    terminal.type(`${keys.up}${keys.enter}`);
    await terminal.until('to one');
    await terminal.until(prompt);
    expect(asked()).toEqual(['one', 'one']);
  });

  it('stops an answer on Ctrl-C, keeps the part, and goes on', async () => {
    const { terminal, server } = await converse({ answer: 'first second third', latency: { tokensPerSecond: 4 } });
    terminal.type(`one${keys.enter}`);
    await terminal.until('first');
    terminal.type(keys.ctrlC);
    await terminal.until('Interrupted.');
    await terminal.until(prompt);
    terminal.type(`two${keys.enter}`);
    await terminal.until('first');
    const { body } = server.gateway.calls.at(-1) ?? {};
    const { messages = [] } = (body ?? {}) as unknown as { messages?: { content: string }[] };
    expect(messages.map(({ content }) => content.split(' ')[0])).toEqual(['one', 'first', 'two']);
  });

  it('drops a half-written line on Ctrl-C, and ends on the second', async () => {
    const { terminal, asked } = await converse();
    terminal.type('half a line');
    await terminal.until('half a line');
    terminal.type(keys.ctrlC);
    await terminal.until('Ctrl-C again');
    await terminal.until(prompt);
    terminal.type(keys.ctrlC);
    expect(await terminal.exitCode).toBe(0);
    expect(asked()).toEqual([]);
  });

  it('breaks the lines of an answer for the width that the window has by then', async () => {
    const words = Array.from({ length: 20 }, (_, index) => `word${String(index).padStart(2, '0')}`).join(' ');
    const { terminal } = await converse({ answer: words }, 60);
    const ask = async (question: string) => {
      terminal.type(`${question}${keys.enter}`);
      const shown = await terminal.until('word19');
      await terminal.until(prompt);
      const lines = stripVTControlCharacters(shown).split('\r\n');
      return lines.filter((line) => line.startsWith('word')).map((line) => line.length);
    };
    const widths = await ask('one');
    expect(Math.max(...widths)).toBeGreaterThan(40);
    expect(Math.max(...widths)).toBeLessThanOrEqual(60);
    terminal.resize(30);
    // A signal tells of it, and may be later than the next keys; then the prompt is drawn anew.
    await terminal.until(prompt);
    const narrower = await ask('two');
    expect(Math.max(...narrower)).toBeLessThanOrEqual(30);
  });

  it('reads a key without showing it', async () => {
    const { server, env } = await startGateway();
    const terminal = await openTerminal(['login', '--base-url', server.url], { env });
    await terminal.until('it is not shown');
    terminal.type(`${server.apiKey}${keys.enter}`);
    await terminal.until('The key is kept');
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.written).not.toContain(server.apiKey);
  });
});

describe('balance --watch in a terminal', () => {
  it('draws its line anew, and ends with 130 on Ctrl-C', async () => {
    const { server, env } = await startGateway({ wits: 1_000 });
    const terminal = await openTerminal(['balance', '--watch', '--interval', '0.01'], { env, columns: 40 });
    await terminal.until('1,000 Wits available');
    server.gateway.topUp(500);
    await terminal.until('1,500 Wits available');
    terminal.type(keys.ctrlC);
    expect(await terminal.exitCode).toBe(130);
    for (const line of stripVTControlCharacters(terminal.written)
      .replace('^C', '')
      .split(/[\r\n]+/)) {
      expect(line.length).toBeLessThanOrEqual(40);
    }
  });
});
