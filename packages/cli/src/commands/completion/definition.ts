import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { argument } from '../../program/described-command.ts';
import { addOutputOptions } from '../../program/shared-options.ts';
import { type Shell, shells } from './shells.ts';

const notes = localizedText(
  'completion notes',
  `Load it in the file that your shell reads at its start:
  ~/.bashrc                    source <(clawwits completion bash)
  ~/.zshrc, after compinit     source <(clawwits completion zsh)
  ~/.config/fish/config.fish   clawwits completion fish | source
  $PROFILE of PowerShell       clawwits completion powershell | Out-String | Invoke-Expression`,
);

/** The scripts ask `completion words` for what fits: there is no second list of commands and options. */
export const completionDefinition: CommandDefinition = {
  name: 'completion',
  description: 'print the script that completes this command in bash, zsh, fish or PowerShell',
  usage: '[options] <shell>',
  define(command, select) {
    command
      .command('words', { hidden: true })
      .argument('[words...]')
      .option('--current <word>')
      .action((words: string[], { current }: { readonly current?: string }) =>
        select({
          name: 'completion words',
          options: {},
          dataFields: [],
          run: async (context) =>
            (await import('./complete-words.ts')).completeWords(
              current === undefined ? words : [...words, current],
              context,
            ),
        }),
      );
    addOutputOptions(command.addArgument(argument('<shell>', 'the shell').choices(shells)))
      .addNotes(notes)
      .action((shell: Shell, options: SharedOptions) =>
        select({
          name: 'completion',
          options,
          dataFields: ['shell', 'script'],
          run: async () => (await import('./scripts.ts')).showCompletion(shell),
        }),
      );
  },
};
