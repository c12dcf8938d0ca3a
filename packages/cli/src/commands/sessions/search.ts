import type { ChatMessage } from '@clawwits/sdk-ts';
import { type FoldedText, foldText } from '../../conversation/fold-text.ts';
import type { LoggedSession } from '../../conversation/session-log.ts';
import { readSessions } from '../../conversation/summarize-sessions.ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { localized, untranslated } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { widthOfTerminal } from '../../output/terminal-columns.ts';
import { toSingleLine } from '../../output/text/strip-controls.ts';
import { textWidth } from '../../output/text/text-width.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { SessionsSearchData } from './data.ts';
import { noteUnreadable, unreadableRecords } from './describe-session.ts';

/** A line that holds the text, and where it stands. */
interface Match {
  readonly session: string;
  readonly exchange: number;
  readonly role: 'user' | 'assistant';
  readonly line: string;
  /** Place of the text in the line, in UTF-16 units. */
  readonly place: number;
}

/** `clawwits sessions search`: the lines of all conversations that hold a text, whatever its case and accents. */
export async function searchSessions(
  words: readonly string[],
  { io, isPlain }: CommandContext,
): Promise<CommandOutcome> {
  const query = words.join(' ').trim();
  const { text: wanted } = foldText(query);
  if (wanted === '') {
    throw new CommandError(localized('There is no text to find.'), {
      exitCode: exitCodes.usage,
      code: 'empty_input',
      hint: localized('Give a word or a few: clawwits sessions search "longest river"'),
    });
  }
  const { sessions, unreadable } = readSessions(io);
  const matches = sessions.flatMap(({ summary, log }) => findMatches(summary.name, log, wanted));
  const width = widthOfTerminal(io.stdout, isPlain);
  return {
    data: {
      query,
      matches: matches.map(({ place: _, ...match }) => match),
      searched: sessions.length,
      unreadable: unreadableRecords(unreadable),
    } satisfies SessionsSearchData,
    notes: noteUnreadable(unreadable),
    ...(matches.length > 0
      ? { text: untranslated(matches.map((match) => formatMatch(match, width)).join('\n')) }
      : { error: nothingFound(query) }),
  };
}

function findMatches(session: string, { exchanges }: LoggedSession, wanted: string): Match[] {
  const matches: Match[] = [];
  let exchange = 0;
  for (const { role, content } of exchanges.flatMap(({ turns }) => turns)) {
    if (role !== 'assistant') exchange += 1;
    for (const line of textOfContent(content).split(/\r\n?|\n/)) {
      const folded = foldText(line);
      const found = folded.text.indexOf(wanted);
      if (found === -1) continue;
      const place = placeOf(folded, found);
      matches.push({ session, exchange, role: role === 'assistant' ? role : 'user', line, place });
    }
  }
  return matches;
}

const placeOf = ({ places }: FoldedText, found: number): number => places[found] ?? 0;

const textOfContent = (content: ChatMessage['content']): string =>
  Array.isArray(content)
    ? content.map((part) => (part.type === 'text' ? part.text : '')).join('\n')
    : String(content ?? '');

/** Columns for the text itself, however narrow the terminal is. */
const leastRoom = 8;

/** On a terminal a match is one line, cut to what is around the text. */
function formatMatch({ session, exchange, line, place }: Match, width: number | null): string {
  const head = `${session}:${exchange}: `;
  const text = toSingleLine(line).trim();
  if (width === null || textWidth(head) + textWidth(text) <= width) return head + text;
  const room = Math.max(leastRoom, width - textWidth(head) - 2);
  const begin = Math.max(0, place - Math.floor(room / 3));
  const cut = fit(toSingleLine(line.slice(begin)).trim(), room);
  return `${head}${begin > 0 ? '…' : ''}${cut}`;
}

function fit(text: string, columns: number): string {
  let [kept, width] = ['', 0];
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    width += textWidth(segment);
    if (width > columns) return `${kept}…`;
    kept += segment;
  }
  return kept;
}

function nothingFound(query: string): CommandError {
  return new CommandError(localized('No session holds "{query}".', { query }), {
    exitCode: exitCodes.gateFailed,
    code: 'nothing_found',
  });
}
