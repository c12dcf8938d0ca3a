import type { AskOptions } from '../../ask/ask-options.ts';
import { mergeDefaults } from '../../config/merge-defaults.ts';
import { resolveSettings } from '../../config/resolve-settings.ts';
import { isOwnGateway } from '../../config/resolve-target.ts';
import { framedMessages } from '../../conversation/session.ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { LocalizedError } from '../../errors/localized-error.ts';
import { assumedMaxTokens, estimateRequest } from '../../estimation/estimate-request.ts';
import { type EstimatedSum, estimateFile } from '../../estimation/read-requests.ts';
import { formatWits } from '../../i18n/format-wits.ts';
import { joinMessages, localized } from '../../i18n/localized-message.ts';
import { loadFiles } from '../../input/files/load-files.ts';
import { readContent } from '../../input/read-content.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { EstimateData } from './data.ts';

/** Options of `clawwits estimate`. */
export interface EstimateOptions extends Pick<AskOptions, 'system' | 'file' | 'maxTokens'> {
  /** A file of JSONL with a request a line. */
  readonly requests?: string;
}

/** `clawwits estimate`: what calls would reserve, before they are made. Sends nothing. */
export async function estimate(
  words: readonly string[],
  options: EstimateOptions,
  context: CommandContext,
): Promise<CommandOutcome> {
  if (options.requests !== undefined && words.length > 0) {
    throw new CommandError(localized('A prompt and --requests cannot be estimated at once.'), {
      exitCode: exitCodes.usage,
      code: 'usage',
      hint: localized('Run it once for each.'),
    });
  }
  const sum =
    options.requests === undefined
      ? await estimateQuestion(words, options, context)
      : await estimateFile(options.requests, context.io, options.maxTokens);
  const { requests, inputTokens, maxOutputTokens, assumed } = sum;
  const reserved = inputTokens + maxOutputTokens;
  const sumUp = localized('about {input} Wits in, at most {output} out: {reserved} would be reserved', {
    input: formatWits(inputTokens),
    output: formatWits(maxOutputTokens),
    reserved: formatWits(reserved),
  });
  const assumption = localized(
    'assuming {tokens} tokens for an answer without --max-tokens; what the gateway reserves then is its own affair',
    { tokens: formatWits(assumedMaxTokens) },
  );
  return {
    data: {
      requests,
      input_tokens: inputTokens,
      max_output_tokens: maxOutputTokens,
      reserved_wits: reserved,
    } satisfies EstimateData,
    text:
      requests === 1
        ? sumUp
        : joinMessages([localized('{count} requests', { count: formatWits(requests) }), sumUp], ', '),
    spentWits: 0,
    ...(assumed > 0 && options.maxTokens === undefined && { notes: [assumption] }),
  };
}

async function estimateQuestion(
  words: readonly string[],
  { file = [], ...options }: EstimateOptions,
  context: CommandContext,
): Promise<EstimatedSum> {
  const { attachments } = await loadFiles(file, context.io);
  const content = await readContent(words, attachments, context);
  const { project, profile, baseURL } = await resolveSettings({}, context.io);
  const defaults = mergeDefaults(project, isOwnGateway(profile, baseURL) ? profile : null);
  const { system, maxTokens } = { ...defaults, ...options };
  const messages = framedMessages({ turns: [], system }, content);
  const body = {
    messages: JSON.parse(JSON.stringify(messages)),
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
  };
  const one = estimateRequest(body);
  // A body that was composed here is always valid.
  if ('problem' in one) throw new LocalizedError(one.problem);
  return { requests: 1, assumed: one.isAssumed ? 1 : 0, ...one };
}
