import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { readAge } from '../../program/option-readers.ts';
import { addOutputOptions } from '../../program/shared-options.ts';
import type { RemoveOptions } from './remove.ts';

const summaryFields = [
  'name',
  'path',
  'gateway',
  'sandbox',
  'model',
  'exchanges',
  'input_tokens',
  'output_tokens',
  'wits',
  'cost_usd',
  'estimated',
  'unpriced_answers',
  'torn_lines',
  'last_used_at',
];

const showNotes = localizedText(
  'sessions show notes',
  `The text is Markdown: a terminal shows it rendered, a pipe or a file gets it as it is. Images are named, not shown.

Examples:
  clawwits sessions show geography
  clawwits sessions show geography > geography.md
  clawwits sessions show geography --json`,
);

const searchNotes = localizedText(
  'sessions search notes',
  `Finds the text in questions and answers, whatever its case and accents: "da nang" finds "Đà Nẵng". Each line that holds it
is printed behind the session's name and the number of the question. Ends with 10 where nothing is found.

Examples:
  clawwits sessions search "longest river"
  clawwits sessions search invoice --json`,
);

const removeNotes = localizedText(
  'sessions rm notes',
  `Asks before it removes anything; a script, which cannot be asked, gives --yes. A name that does not exist is a mistake,
and nothing is removed then. An age is a number and a unit: 12h, 30d, 8w.

Examples:
  clawwits sessions rm geography history
  clawwits sessions rm --older-than 30d --yes`,
);

export const sessionsDefinition: CommandDefinition = {
  name: 'sessions',
  description: 'list, show, search or remove kept conversations: clawwits sessions list | show | search | rm',
  usage: '<command>',
  define(sessions, select) {
    addOutputOptions(
      sessions.command('list').description('list the conversations that are kept, the last one first'),
    ).action((options: SharedOptions) =>
      select({
        name: 'sessions list',
        options,
        dataFields: ['sessions', 'unreadable'],
        run: async (context) => (await import('./list.ts')).listSessions(context),
      }),
    );
    const show = sessions.command('show').description('print a conversation');
    addOutputOptions(show.argument('<session>', 'its name'))
      .addNotes(showNotes)
      .action((name: string, options: SharedOptions) =>
        select({
          name: 'sessions show',
          options,
          dataFields: [...summaryFields, 'system', 'messages'],
          run: async (context) => (await import('./show.ts')).showSession(name, context),
        }),
      );
    const search = sessions.command('search').description('find a text in all conversations');
    addOutputOptions(search.argument('<text...>', 'what to find'))
      .addNotes(searchNotes)
      .action((words: string[], options: SharedOptions) =>
        select({
          name: 'sessions search',
          options,
          dataFields: ['query', 'matches', 'searched', 'unreadable'],
          run: async (context) => (await import('./search.ts')).searchSessions(words, context),
        }),
      );
    const remove = sessions.command('rm').description('remove conversations');
    addOutputOptions(
      remove
        .argument('[session...]', 'their names')
        .option('--older-than <age>', 'remove those that were not used for so long', readAge)
        .option('--yes', 'remove without asking'),
    )
      .addNotes(removeNotes)
      .action((names: string[], options: RemoveOptions & SharedOptions) =>
        select({
          name: 'sessions rm',
          options,
          dataFields: ['removed'],
          run: async (context) => (await import('./remove.ts')).removeSessions(names, options, context),
        }),
      );
  },
};
