import type { EventJson } from './event-json.ts';
import type { Keeper } from './keeper.ts';
import type { Members } from './members.ts';
import type { PlainText, PlainTextRules } from './plain-text.ts';
import { RepeatedJsonReader } from './repeated-json.ts';

/** Builds the value of an event from the previous one if the two differ in one text only. */
export class RepeatedEventJson implements EventJson {
  readonly #rules: PlainTextRules;
  readonly #keeper: Keeper;
  readonly #json = new RepeatedJsonReader();
  #template: object | null = null;
  #plain: PlainText | null = null;

  constructor(rules: PlainTextRules, keeper: Keeper) {
    this.#rules = rules;
    this.#keeper = keeper;
  }

  read(data: string): unknown {
    return this.#json.read(data);
  }

  addText(value: unknown): boolean {
    if (this.#plain === null || this.#json.matchedTemplate !== this.#template) return false;
    const { target, name } = this.#plain;
    const known = target[name];
    const piece = this.#rules.deltaOf(value as Members)?.[name];
    if (typeof known !== 'string' || typeof piece !== 'string') return false;
    if (this.#keeper.keep(piece)) target[name] = known + piece;
    return true;
  }

  learn(value: unknown): void {
    const { matchedTemplate } = this.#json;
    if (matchedTemplate === this.#template) return;
    this.#plain = matchedTemplate === null ? null : this.#rules.find(value as Members);
    this.#template = matchedTemplate;
  }
}
