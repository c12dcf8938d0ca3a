import { access, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { repeatForCluster } from '../../../src/commands/chat/terminal/repeat-for-cluster.ts';
import { textWidth } from '../../../src/output/text/text-width.ts';
import { openScreen, screens } from '../../support/open-tmux.ts';
import { makeFolder } from '../../support/run-command.ts';

async function startGateway(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer({ answer: ({ prompt }) => `to ${prompt}`, ...options });
  onTestFinished(() => server.close());
  return { server, env: { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey } };
}

const isPrompt = (lines: readonly string[]) => lines.at(-1)?.trim() === '>';

/** A conversation that waits for its first line. */
async function converse(options: Parameters<typeof startServer>[0] = {}, columns = 60, place = {}) {
  const gateway = await startGateway(options);
  const screen = await openScreen(['chat'], { env: { ...gateway.env, ...place }, columns });
  await screen.until(isPrompt);
  /** Sends a line, and waits until the next prompt stands below what it printed; returns that. */
  const send = async (line: string) => {
    const before = (await screen.lines()).length;
    await screen.type(line);
    await screen.press('Enter');
    const lines = await screen.until((shown) => shown.length > before && isPrompt(shown));
    return lines.slice(before, -1).join('\n');
  };
  return { ...gateway, screen, send };
}

describe('a key in a line', () => {
  const [left, right, backspace] = ['\x1b[D', '\x1b[C', '\x7f'];

  it.each([
    ['once in Latin text', left, 'abc', 3, 1],
    ['once over a character of one code point', left, '日本', 2, 1],
    ['twice over a letter with a combining mark', left, 'ae\u0301', 3, 2],
    ['five times over a family', right, '👩‍👩‍👧', 0, 5],
    ['twice to delete a flag', backspace, 'a🇻🇳', 5, 2],
    ['once where there is nothing to move over', right, '日本', 2, 1],
    ['once if it types text', 'x', 'e\u0301', 2, 1],
  ])('is pressed %s', (_name, key, line, cursor, times) => {
    expect(repeatForCluster(key, line, cursor)).toEqual(Array.from({ length: times }, () => key));
  });
});

describe.each(screens)('the screen in %s', () => {
  it.each([
    ['wide characters', '日本', '日', '本'],
    ['an emoji', 'ab👍', 'ab', '👍'],
    ['a flag', 'a🇻🇳', 'a', '🇻🇳'],
    ['a combining mark', 'abe\u0301', 'ab', 'e\u0301'],
    ['decomposed Vietnamese', 'Viê\u0323', 'Vi', 'ê\u0323'],
  ])(
    'shows the cursor where it is in a line with %s, and moves over a character as a whole',
    async (_name, text, first, last) => {
      const { screen } = await converse();
      const shows = (line: string) => screen.until((lines) => lines.at(-1) === `> ${line}`.trimEnd());
      const column = 2 + textWidth(first);
      await screen.type(text);
      await shows(text);
      expect(await screen.cursor()).toBe(2 + textWidth(text));

      await screen.press('Left');
      await screen.type('x');
      await shows(`${first}x${last}`);
      expect(await screen.cursor()).toBe(column + 1);

      await screen.press('Right', 'BSpace');
      await shows(`${first}x`);
      expect(await screen.cursor()).toBe(column + 1);
      await screen.press('BSpace', 'BSpace');
      await shows(
        [...new Intl.Segmenter().segment(first)]
          .slice(0, -1)
          .map(({ segment }) => segment)
          .join(''),
      );
    },
  );

  it('sends an emoji of several parts as it was edited: whole', async () => {
    const { screen, server } = await converse();
    // Terminals differ in how they draw it while it arrives; what is sent must not.
    await screen.type('ab👩‍👩‍👧');
    await screen.press('Left');
    await screen.type('x');
    await screen.press('Right');
    await screen.type('y👩‍👩‍👧');
    await screen.press('BSpace', 'Enter');
    await screen.until((lines) => lines.some((line) => line.startsWith('to ab')));
    expect(server.gateway.calls.at(-1)).toMatchObject({ body: { messages: [{ content: 'abx👩‍👩‍👧y' }] } });
  });

  it.each([80, 44, 24])('shows a table with wide cells within %d columns', async (columns) => {
    const rows =
      '| 川 | Length | Note |\n|---|--:|---|\n| Mê Kông | 4350 km | dài, đẹp và rộng 🐊 |\n| 長江 | 6300 km | 中国で一番長い川 |\n';
    const { env } = await startGateway({ answer: `Rivers:\n\n${rows}\nEnd.` });
    const screen = await openScreen(['chat', 'hi'], { env, columns });
    const lines = await screen.until((shown) => shown.includes('End.'));
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns);
    const shown = lines.join('').replace(/\s/g, '');
    for (const cell of ['Mê Kông', '4350 km', '長江', '6300 km']) expect(shown).toContain(cell.replace(' ', ''));
    expect(lines.join('\n')).not.toContain('|');
  });

  it('keeps every word of an answer that is being written while the window is resized', async () => {
    const words = Array.from({ length: 60 }, (_, index) => `word${String(index).padStart(2, '0')}`);
    const { screen } = await converse({ answer: words.join(' '), latency: { tokensPerSecond: 40 } });
    await screen.type('hi');
    await screen.press('Enter');
    await screen.until((lines) => lines.join(' ').includes('word10'));
    await screen.resize(30);
    const lines = await screen.until((shown) => shown.join(' ').includes('word59') && isPrompt(shown));
    expect(lines.join(' ').match(/word\d\d/g)).toEqual(words);
    const late = lines.filter((line) => /word[45]\d/.test(line));
    for (const line of late) expect(line.length).toBeLessThanOrEqual(30);
  });

  it('opens a draft in an editor, and gives it back to be sent or changed', async () => {
    const folder = await makeFolder();
    const [editor, log, mode] = [join(folder, 'editor.sh'), join(folder, 'log'), join(folder, 'mode')];
    // It takes the terminal for itself, as an editor does, and fails on demand.
    const script = `printf '%s\\n' "$1" "$2" > '${log}'; stat -c %a "$2" "$(dirname "$2")" > '${mode}'
cat "$2"; printf 'EDITING '; read -r typed; if [ "$typed" = fail ]; then exit 3; fi
printf '%s\\nsecond \\033[31mline\\n' "$typed" > "$2"\n`;
    await writeFile(editor, script);
    const { env, server } = await startGateway();
    const screen = await openScreen(['chat'], { env: { ...env, EDITOR: `sh '${editor}' --wait` }, columns: 80 });
    await screen.until(isPrompt);

    await screen.type('/edit a draft');
    await screen.press('Enter');
    await screen.until((lines) => lines.at(-1) === 'EDITING' && lines.at(-2) === 'a draft');
    await screen.type('first');
    await screen.press('Enter');
    await screen.until((lines) => lines.at(-1) === '> first⏎second line');
    expect(server.gateway.calls).toEqual([]);
    await screen.type('s');
    await screen.press('Enter');
    await screen.until((lines) => isPrompt(lines) && lines.some((line) => line.startsWith('to first')));
    expect(server.gateway.calls.at(-1)).toMatchObject({ body: { messages: [{ content: 'first\nsecond lines' }] } });

    const [option, path = ''] = (await readFile(log, 'utf8')).trim().split('\n');
    expect(option).toBe('--wait');
    expect(await readFile(mode, 'utf8')).toBe('600\n700\n');
    await expect(access(dirname(path))).rejects.toThrow();

    await screen.type('/edit kept as it was');
    await screen.press('Enter');
    await screen.until((lines) => lines.at(-1) === 'EDITING');
    await screen.type('fail');
    await screen.press('Enter');
    const lines = await screen.until((shown) => shown.at(-1) === '> kept as it was');
    expect(lines.at(-2)).toContain('ended with 3');
    const [, failed = ''] = (await readFile(log, 'utf8')).trim().split('\n');
    await expect(access(dirname(failed))).rejects.toThrow();
  });

  it.each([
    ['is not chosen', {}, 'there is no editor: set VISUAL or EDITOR'],
    ['does not exist', { VISUAL: 'no-such-editor', EDITOR: 'true' }, 'no-such-editor ended with 127'],
  ])('keeps the draft if the editor %s', async (_name, editor, words) => {
    const { env } = await startGateway();
    const screen = await openScreen(['chat'], { env: { ...env, ...editor }, columns: 90 });
    await screen.until(isPrompt);
    await screen.type('/edit a draft');
    await screen.press('Enter');
    const lines = await screen.until((shown) => shown.at(-1) === '> a draft');
    expect(lines.join('\n')).toContain(words);
  });

  it('shows what every slash command does', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'config.json'), JSON.stringify({ aliases: { fast: 'gpt-5.5' } }));
    const { screen, send, server } = await converse({ models: 'any' }, 90, { CLAWWITS_CONFIG_DIR: folder });
    const [note, kept] = [join(folder, 'note.txt'), join(folder, 'kept.json')];
    await writeFile(note, 'what the file says');

    expect(await send('/help')).toContain('/balance');
    expect(await send('/undo')).toContain('there is no question yet');
    expect(await send('one')).toContain('to one');
    expect(await send('/retry')).toContain('to one');
    expect(await send('/model fast')).toContain('the model is gpt-5.5');
    expect(await send('/system Be brief.')).toContain('the instructions are set');
    expect(await send(`/file ${note}`)).toContain('goes along with the next question');
    await send('two');
    expect(server.gateway.calls.at(-1)).toMatchObject({ body: { model: 'gpt-5.5' } });
    expect(JSON.stringify(server.gateway.calls.at(-1)?.body)).toMatch(/Be brief\..*what the file says/);
    expect(await send(`/save ${kept}`)).toContain('the conversation is kept in');
    expect(await readFile(kept, 'utf8')).toContain('to one');
    expect(await send('/undo')).toContain('the last question is taken back');
    expect(await send('/usage')).toMatch(/Wits so far/);
    expect(await send('/balance')).toMatch(/Wits available/);
    expect(await send('/clear')).toContain('a new beginning');
    expect(await send(`/load ${kept}`)).toContain('4 messages');
    expect(await send('/nonsense')).toContain('there is no /nonsense');
    await screen.type('/quit');
    await screen.press('Enter');
    await screen.until((lines) => lines.at(-1)?.startsWith('> /quit') === true);
  });
});
