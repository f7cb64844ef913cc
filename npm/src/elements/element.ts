/** What all elements share: their language, texts in place of others, and properties that were set early. */

import type { Localization, Messages } from '../face/index.js';
import { loadCatalogue, missing } from '../messages/catalogue.js';
import { Speaker } from '../messages/speaker.js';
import { set } from './dom.js';
import { keepFocus } from './focus.js';
import { followPage, languageAt } from './page-language.js';

// Where there is no DOM (a server that renders pages), the classes can still be imported.
const Base = globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement);

/** What elements speak that show nothing yet. */
const nobody = new Speaker();

export abstract class RouteslipElement extends Base {
  #messages: Messages = {};
  #speaker: Speaker | null = null;
  #localization: Localization | undefined;
  /** The language that was asked for when it was drawn last. */
  #drawn: string | undefined;
  /** How often it was to be drawn. */
  #turn = 0;
  #unfollow: (() => void) | undefined;
  readonly #follow = () => this.followLanguage();

  /** Texts in place of those of the catalogue, the workspace and the session. */
  get messages(): Messages {
    return this.#messages;
  }

  set messages(messages: Messages) {
    this.#messages = messages;
    this.redraw();
  }

  /** The level of the element's first heading, from the attribute `heading-level`; 2 unless said otherwise. */
  get headingLevel(): number {
    return Number(this.getAttribute('heading-level')) || 2;
  }

  /** The language it speaks: that of its session or workspace if it was told one, otherwise that of the page around it. */
  get locale(): string {
    return this.#speaker?.locale ?? languageAt(this);
  }

  connectedCallback(): void {
    // A property that was set before the class was registered hides the accessor of the same name.
    for (const name of Object.keys(this)) {
      if (name in Object.getPrototypeOf(this)) {
        const value: unknown = Reflect.get(this, name);
        Reflect.deleteProperty(this, name);
        Reflect.set(this, name, value);
      }
    }
    this.#speaker?.addEventListener('locale', this.#follow);
    this.#unfollow = followPage(this.#follow);
  }

  disconnectedCallback(): void {
    this.#speaker?.removeEventListener('locale', this.#follow);
    this.#unfollow?.();
  }

  /** Whose language it speaks. */
  protected listenTo(speaker: Speaker | null): void {
    this.#speaker?.removeEventListener('locale', this.#follow);
    this.#speaker = speaker;
    if (this.isConnected) speaker?.addEventListener('locale', this.#follow);
  }

  /** What it says; nothing before it is drawn. */
  protected get localization(): Localization | undefined {
    return this.#localization;
  }

  /** Draws the element afresh, if it is in a document: at once, or when the catalogue of its language is there. */
  protected redraw(around: (draw: () => void) => void = (draw) => draw()): void {
    if (!this.isConnected) return;
    const turn = ++this.#turn;
    const { locale } = this;
    const draw = (): void => {
      if (turn !== this.#turn || !this.isConnected) return;
      this.#drawn = locale;
      const localization = (this.#speaker ?? nobody).localization(locale, this.#messages);
      this.#localization = localization;
      around(() => this.draw(localization));
    };
    if (missing(locale)) {
      // Where the catalogue can't be had, it is English.
      void loadCatalogue(locale).catch(reportError).then(draw);
    } else {
      draw();
    }
  }

  /** Draws the element afresh if it is to speak another language than it does. */
  protected followLanguage(): void {
    if (this.#drawn !== undefined && this.locale !== this.#drawn) this.redraw((draw) => keepFocus(this, draw));
  }

  /** Tells the browser in which language and direction an element of its own is, as far as the page does not. */
  protected mark(element: HTMLElement): void {
    const { locale, direction } = this.#localization ?? {};
    const isSpoken = locale === this.#drawn;
    set(element, 'lang', isSpoken ? this.#speaker?.locale : null);
    set(element, 'dir', isSpoken ? direction : null);
  }

  protected abstract draw(localization: Localization): void;
}
