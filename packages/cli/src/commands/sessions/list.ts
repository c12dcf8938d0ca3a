import { readSessions } from '../../conversation/summarize-sessions.ts';
import { describePast } from '../../i18n/describe-time.ts';
import { formatWits } from '../../i18n/format-wits.ts';
import { type LocalizedMessage, localized, localizedText, untranslated } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { widthOfTerminal } from '../../output/terminal-columns.ts';
import { formatTable } from '../../output/text/format-table.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { SessionsListData } from './data.ts';
import { describeGateway, describeSpent, noteUnreadable, toRecord, unreadableRecords } from './describe-session.ts';

const columns = [
  { title: localized('name') },
  { title: localized('model') },
  {
    title: localized('exchanges'),
    isNumber: true,
    alone: (count: string) => (count === '1' ? localized('1 exchange') : localized('{count} exchanges', { count })),
  },
  { title: localized('spent'), isNumber: true, alone: (cost: string) => localized('{cost} spent', { cost }) },
  { title: localized('last used'), alone: (day: string) => localized('used {day}', { day }) },
  { title: localizedText('gateway column', 'gateway') },
];

/** `clawwits sessions list`: the conversations that are kept, the one that was used last first. */
export async function listSessions({ io, isPlain, translate }: CommandContext): Promise<CommandOutcome> {
  const { sessions, unreadable } = readSessions(io);
  const summaries = sessions.map(({ summary }) => summary);
  const rows = summaries.map((summary) => [
    summary.name,
    summary.model ?? '',
    formatWits(summary.exchanges),
    translate(describeSpent(summary)),
    describePast(summary.lastUsedMs),
    describeGateway(summary),
  ]);
  return {
    data: {
      sessions: summaries.map(toRecord),
      unreadable: unreadableRecords(unreadable),
    } satisfies SessionsListData,
    text:
      rows.length === 0
        ? localized('No conversation is kept. Begin one with: clawwits chat --session <name> "…"')
        : untranslated(formatTable(columns, rows, widthOfTerminal(io.stdout, isPlain), translate)),
    notes: [...noteUnreadable(unreadable), ...summaries.flatMap(noteTornLines)],
  };
}

const noteTornLines = ({ name, tornLines }: { name: string; tornLines: number }): LocalizedMessage[] =>
  tornLines === 0
    ? []
    : [
        tornLines === 1
          ? localized('the session {name} has a line that was not written to its end; it is left out', { name })
          : localized('the session {name} has {count} lines that were not written to their ends; they are left out', {
              name,
              count: tornLines,
            }),
      ];
