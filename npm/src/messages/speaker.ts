/** What speaks a language: a workspace, and a session in it. */

import { RouteslipError } from '../face/error.js';
import { canonical, loadCatalogue, type Messages } from './catalogue.js';
import { Localization } from './localization.js';

export interface LanguageOptions {
  /** The language to speak, as a tag of BCP 47. Its catalogue is loaded. */
  locale?: string | undefined;
  /** Texts in place of the catalogue's; a function gives those of a language. */
  messages?: Messages | ((locale: string) => Messages) | undefined;
}

/** Something that speaks a language. Dispatches `locale` when it speaks another one. */
export class Speaker extends EventTarget {
  readonly #around: Speaker | undefined;
  readonly #messages: LanguageOptions['messages'];
  /** What was told last; it counts once its catalogue is there. */
  #wanted: string | undefined;
  #told: string | undefined;
  readonly #tell = () => this.dispatchEvent(new Event('locale'));

  /** What it was not told, it takes from what is around it. */
  constructor(messages?: LanguageOptions['messages'], around?: Speaker) {
    super();
    this.#messages = messages;
    this.#around = around;
    around?.addEventListener('locale', this.#tell);
  }

  /** The language it was told to speak, as a tag of BCP 47; a session that was told none speaks that of its workspace. */
  get locale(): string | undefined {
    return this.#told ?? this.#around?.locale;
  }

  /** Loads the catalogue of a language and speaks it from then on. Told nothing, elements speak the language of the page. */
  async setLocale(locale: string | undefined): Promise<void> {
    const wanted = canonical(locale);
    if (locale !== undefined && wanted === undefined) {
      throw new RouteslipError({ code: 'RS6404', message: `“${locale}” is no tag of a language, such as \`pt-BR\`.` });
    }
    this.#wanted = wanted;
    if (wanted) await loadCatalogue(wanted);
    if (this.#wanted !== wanted || this.#told === wanted) return;
    this.#told = wanted;
    this.#tell();
  }

  /**
   * What is said in its language, or in `otherwise` where it was told none: sentences for errors, values as people read
   * them. `messages` are said in place of its own. Get it again after `locale`.
   */
  localization(otherwise?: string, messages: Messages = {}): Localization {
    const locale = this.locale ?? canonical(otherwise) ?? 'en';
    return new Localization(locale, [messages, ...this.#texts(locale)]);
  }

  /** @internal */
  protected unfollow(): void {
    this.#around?.removeEventListener('locale', this.#tell);
  }

  #texts(locale: string): Messages[] {
    const own = typeof this.#messages === 'function' ? this.#messages(locale) : this.#messages;
    return [own ?? {}, ...(this.#around ? this.#around.#texts(locale) : [])];
  }
}
