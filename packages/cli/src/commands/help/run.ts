import { localizedText, untranslated } from '../../i18n/localized-message.ts';
import { inEnglish, type Translate } from '../../i18n/translate.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { terminalColumns } from '../../output/terminal-columns.ts';
import { fitText } from '../../output/text/fit-text.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { HelpTopic } from '../../program/help-topics.ts';
import { widestHelp } from '../../program/help-topics.ts';
import type { HelpData } from './data.ts';

/** `clawwits help <topic>`. */
export async function explainTopic(topic: HelpTopic, { translate, io }: CommandContext): Promise<CommandOutcome> {
  const width = Math.min(widestHelp, terminalColumns(io.stdout)?.() ?? widestHelp);
  return {
    data: { topic, text: topicIn(inEnglish, topic) } satisfies HelpData,
    text: untranslated(topicIn(translate, topic, width)),
  };
}

/** Formats the text of a topic. */
export const topicIn = (translate: Translate, topic: HelpTopic, width: number = widestHelp): string =>
  fitText(translate(localizedText(`${topic} topic`, topics[topic])), width);

/** The texts. */
export const topics: Record<HelpTopic, string> = {
  'exit-codes': `Exit codes. They are fixed: scripts may depend on them.

  0    done
  1    internal failure, or the output could not be written
  2    usage or configuration, or what the gateway does not offer; nothing was sent
  3    authentication or permission: no key, a wrong key, a scope that does not cover the call
  4    insufficient Wits, or the gateway's budget is spent; the call was sent once and cost nothing
  5    rate limited, after all retries
  6    the gateway or the network is unavailable
  7    the gateway understood the request and rejected it
  8    the answer is incomplete, or lacks what --schema or --extract asks for; what had arrived is on standard output, with
       --extract on standard error
  10   a gate failed: balance --fail-below or --covers; sessions search found nothing
  129  the terminal was closed (SIGHUP)
  130  interrupted by Ctrl-C
  143  terminated by SIGTERM

A gate that cannot be evaluated ends with 2, 3, 5 or 6, never with 0 or 10. An answer that ends at --max-tokens is
complete (0); the record's finish_reason is "length", and standard error says so. A reader that stops reading, head
for one, ends the command with 0.`,

  environment: `Environment variables. An empty one counts as not set.

  CLAWWITS_API_KEY      the key, cw_sk_...
  CLAWWITS_BASE_URL     the gateway's root, http://127.0.0.1:8787 for one
  CLAWWITS_GATEWAY      whom to speak to: clawwits (the default), clew, techopenclaw or klawd
  CLEW_API_KEY, CLEW_BASE_URL, TECHOPENCLAW_..., KLAWD_...   the same of those; each has an address of its own
  CLAWWITS_PROFILE      the profile of the configuration file to use; "sandbox" is always there
  CLAWWITS_MAX_WITS     the most that a question may cost
  CLAWWITS_CONFIG_DIR   where config.json lies (default: clawwits in XDG_CONFIG_HOME, or where the system keeps such)
  CLAWWITS_STATE_DIR    the sandbox's wallet, conversations, history, the log of usage (default: clawwits in
                        XDG_STATE_HOME, or likewise)
  CLAWWITS_USAGE_LOG    off: what calls cost is not logged; so does "usage_log": false in config.json
  CLAWWITS_LOG          off, error, warn, info or debug: what is logged of each request, on standard error
  LC_ALL, LC_MESSAGES, LANG   where the locale is vi, everything that people read is Vietnamese; records are the same in each
  VISUAL, EDITOR        the editor that /edit opens in a conversation
  NO_COLOR              no colours
  FORCE_COLOR           colours without a terminal: 1, 2 or 3; 0 for none. It wins over NO_COLOR
  HTTP_PROXY, HTTPS_PROXY, NO_PROXY   proxies

What is said on the command line wins, then a profile named with --profile, then the environment, then the project,
then the default profile. whoami tells which it was. A key comes from --api-key-file (- for standard input), from
CLAWWITS_API_KEY, or from the profile: kept there by login, or printed by the program that its "credential_command"
names, a list such as ["pass", "show", "clawwits"]. A profile's key is sent to no other address than the profile's own,
and no key to another gateway than its own.

A project says how it is asked in .clawwits.json, in its folder or any above: {"profile": "work", "model": "...",
"system": "...", "max_tokens": 500, "max_wits": 2000, "temperature": 0.2, "markdown": false}. It can hold no key and no
address, and of two max_wits the lower one holds.`,

  output: `Output.

Text (the default): the answer and one line break on standard output, everything else on standard error. Escape
sequences and control characters of the answer are left out; in GitHub Actions, lines that would be workflow commands
are defused with a zero-width space. With --json the answer is exact.

--json prints exactly one object, whatever happens, that agrees with the exit code:

  schema_version   1
  type             "result"
  ok               whether the exit code is 0
  command          "chat", "balance", ...; null if there is no such command
  data             what the command came to; null on failure, but the part that arrived on 8, 129, 130 and 143, the balance
                   on 10, and what doctor found
  error            null, or {code, message, http_status, request_id, retryable, hint, retry_after_ms}
  usage            null, or {input_tokens, output_tokens, total_tokens, estimated}
  wits             {spent, balance_after}: null where it is not known; --usage asks for the balance. Other gateways
                   add what they tell: cost_usd, remaining_usd, remaining_requests, resets_at
  finish_reason    "stop", "length", ...
  model            the model that served
  attempts         how often a request was sent or tried
  duration_ms      from the start of the command
  exit_code        the exit code

--output-format stream-json prints one object a line: {"type":"text-delta","text":"..."} as the answer arrives, and
always that record at the end. --field data.available prints one value of the record alone, and nothing on failure.
-o writes to a file instead: what is complete replaces the file at once; of an answer that broke off, the part goes to
the same name with .partial.

Records are English in every language, error.message and error.hint too: scripts do the same everywhere.`,

  scripting: `Scripting.

Stop a job that cannot be paid, before it starts:

  clawwits balance --fail-below 100000 || exit

Tell "out of money" from "too fast":

  clawwits chat "..." > answer.txt
  case $? in
    0) ;;
    4) echo "top up at /pricing" ;;
    5) echo "try again later" ;;
    8) echo "only a part: answer.txt" ;;
    *) exit 1 ;;
  esac

Take the code of an answer alone, or nothing and 8: clawwits chat "..." --extract bash > backup.sh

Keep a ceiling on what a call may cost: --max-wits 2000. Take single values with --field wits.spent, or all of them
with --json. In a pipe, use bash with "set -o pipefail", or the exit code is the last command's.

Standard input is read after the arguments. A pipe that says nothing for 3 seconds is left out where there is a prompt
without it; give - to wait for it as long as it takes, or < /dev/null to wait not at all. Without another prompt, or
once something has come, 60 seconds of silence are an error (2).`,
};
