import type { ChatMessage } from '@clawwits/sdk-ts';
import { readLog } from '../../conversation/saved-session.ts';
import { type SessionSummary, summarize } from '../../conversation/summarize-sessions.ts';
import { describePast } from '../../i18n/describe-time.ts';
import { formatWits } from '../../i18n/format-wits.ts';
import { localized } from '../../i18n/localized-message.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { SessionsShowData } from './data.ts';
import { describeGateway, describeSpent, toRecord } from './describe-session.ts';
import { findSession, unknownSession } from './find-session.ts';

/** `clawwits sessions show`: a conversation as Markdown, which a terminal shows rendered. */
export async function showSession(name: string, context: CommandContext): Promise<CommandOutcome> {
  const { io, look, output, translate } = context;
  const file = findSession(name, io);
  const log = readLog(file.path);
  // Another process has removed it since it was found.
  if (log === null) throw unknownSession(name);
  const summary = summarize(file, log);
  const turns = log.exchanges.flatMap((exchange) => exchange.turns);
  look.isMarkdown = true;
  await output.delta(toMarkdown(summary, log.system, turns, translate));
  return {
    data: {
      ...toRecord(summary),
      system: log.system ?? null,
      messages: turns.map(({ role, content }) => ({ role: role === 'assistant' ? role : 'user', content })),
    } satisfies SessionsShowData,
  };
}

function toMarkdown(
  summary: SessionSummary,
  system: string | undefined,
  turns: readonly ChatMessage[],
  translate: Translate,
): string {
  const { name, model, exchanges, lastUsedMs } = summary;
  const count =
    exchanges === 1 ? localized('1 exchange') : localized('{count} exchanges', { count: formatWits(exchanges) });
  const facts = [
    describeGateway(summary),
    model ?? '',
    translate(count),
    translate(describeSpent(summary)),
    describePast(lastUsedMs),
  ].filter((fact) => fact !== '');
  const parts = [`# ${name}`, facts.join(' · ')];
  if (system !== undefined) parts.push(`## ${translate(localized('Instructions'))}`, system);
  let question = 0;
  for (const { role, content } of turns) {
    if (role !== 'assistant') question += 1;
    const title =
      role === 'assistant'
        ? localized('Answer {number}', { number: question })
        : localized('Question {number}', { number: question });
    parts.push(`## ${translate(title)}`, textOfContent(content, translate));
  }
  return parts.join('\n\n');
}

function textOfContent(content: ChatMessage['content'], translate: Translate): string {
  if (!Array.isArray(content)) return String(content ?? '').trimEnd();
  return content
    .map((part) => (part.type === 'text' ? part.text : `[${translate(localized('an image'))}]`))
    .join('\n\n')
    .trimEnd();
}
