import * as z from 'zod/mini';

// Schemas that are used once are not worth compiling.
z.config({ jitless: true });

import { type LocalizedMessage, localized, untranslated } from '../i18n/localized-message.ts';
import { isEntryName } from './entry-name.ts';
import { gatewayNames } from './gateway-facts.ts';

const text = z.string().check(z.minLength(1));

/** Default settings of chats. */
const chatSettings = {
  model: z.optional(text),
  system: z.optional(text),
  max_tokens: z.optional(z.int().check(z.gte(1))),
  max_wits: z.optional(z.int().check(z.gte(0))),
  /** True if Markdown is rendered on a terminal. */
  markdown: z.optional(z.boolean()),
  temperature: z.optional(z.number().check(z.gte(0), z.lte(2))),
};

const profileSchema = z
  .strictObject({
    /** The gateway at that address. Default: ClawWits. */
    gateway: z.optional(z.enum(gatewayNames)),
    /** The gateway's root. */
    base_url: z.optional(text),
    /** The key of that gateway: never sent to another. */
    api_key: z.optional(text),
    /** Expiry of the key, if it is the token of a session: an ISO 8601 date. */
    api_key_expires_at: z.optional(text),
    /** E-mail address of the session. */
    email: z.optional(text),
    /** A program that prints the key, and its arguments. */
    credential_command: z.optional(z.array(text).check(z.minLength(1))),
    ...chatSettings,
  })
  .check(
    z.refine(
      (profile) => (profile.api_key ?? profile.credential_command) === undefined || profile.base_url !== undefined,
      {
        path: ['base_url'],
        error: 'is missing',
      },
    ),
  );

/** A prompt with variables, and what it is asked with. */
const templateSchema = z.strictObject({ prompt: text, system: z.optional(text), model: z.optional(text) });

const entryName = z.string().check(z.refine(isEntryName));

const configurationSchema = z.strictObject({
  default_profile: z.optional(text),
  /** False if what calls cost is not logged. */
  usage_log: z.optional(z.boolean()),
  profiles: z.optional(z.record(z.string(), profileSchema)),
  /** Short names of models. */
  aliases: z.optional(z.record(entryName, text)),
  /** Prompts with variables, by name. */
  templates: z.optional(z.record(entryName, z.union([text, templateSchema]))),
});

/** A project may choose a profile and settings, but never an address or a key. */
const projectSchema = z.strictObject({
  /** A profile of the user's own file. */
  profile: z.optional(text),
  ...chatSettings,
});

/** Content of a project's file. */
export type ProjectSettings = z.infer<typeof projectSchema>;

/** A template of the configuration file. */
export type TemplateSettings = z.infer<typeof templateSchema>;

/** One gateway with its key, and what chats with it begin with. */
export type Profile = z.infer<typeof profileSchema>;

/** Content of the configuration file. */
export type Configuration = z.infer<typeof configurationSchema>;

/** Checks the content of the configuration file; returns the configuration, or its problem. */
export function checkConfiguration(value: unknown): Configuration | { readonly problem: LocalizedMessage } {
  return check(configurationSchema, value);
}

/** The same for a project's file. */
export function checkProject(value: unknown): ProjectSettings | { readonly problem: LocalizedMessage } {
  return check(projectSchema, value);
}

function check<Output>(schema: z.ZodMiniType<Output>, value: unknown): Output | { readonly problem: LocalizedMessage } {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  return { problem: issue === undefined ? localized('It makes no sense.') : describeIssue(issue) };
}

/** Names the place and what belongs there, never the value: it may be a key. */
function describeIssue(issue: z.core.$ZodIssue): LocalizedMessage {
  const place = issue.path.length === 0 ? localized('The file') : untranslated(`"${issue.path.join('.')}"`);
  switch (issue.code) {
    case 'unrecognized_keys':
      return localized('{place} has no field {names}.', {
        place,
        names: issue.keys.map((key) => `"${key}"`).join(', '),
      });
    case 'invalid_type':
      return localized('{place} must be {type}.', { place, type: nameType(issue.expected) });
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? localized('{place} must not be empty.', { place })
        : localized('{place} must be {least} or more.', { place, least: String(issue.minimum) });
    case 'too_big':
      return localized('{place} must be {most} or less.', { place, most: String(issue.maximum) });
    case 'invalid_value':
      return localized('{place} must be one of {values}.', { place, values: issue.values.join(', ') });
    case 'invalid_key':
      return localized('{place} is no name of an alias or a template.', { place });
    case 'custom':
      return localized('{place} is missing: a key is kept together with the address that it belongs to.', { place });
    default:
      return localized('{place} is not as it should be.', { place });
  }
}

function nameType(type: string): LocalizedMessage {
  switch (type) {
    case 'int':
      return localized('a whole number');
    case 'array':
      return localized('a list');
    case 'object':
    case 'record':
      return localized('an object');
    case 'string':
      return localized('a string');
    case 'number':
      return localized('a number');
    case 'boolean':
      return localized('a boolean');
    default:
      return untranslated(`a ${type}`);
  }
}
