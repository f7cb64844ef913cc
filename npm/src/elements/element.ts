/** What all elements share: overridable texts, the language of the page, and properties that were set early. */

// Where there is no DOM (a server that renders pages), the classes can still be imported.
const Base = globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement);

export abstract class RouteslipElement<Strings extends object> extends Base {
  readonly #english: Strings;
  #strings: Strings;

  constructor(english: Strings) {
    super();
    this.#english = this.#strings = english;
  }

  /** The texts that the element itself says. Set some to override them; the others stay English. */
  get strings(): Strings {
    return this.#strings;
  }

  set strings(strings: Partial<Strings>) {
    this.#strings = { ...this.#english, ...strings };
    this.redraw();
  }

  /** The level of the element's first heading, from the attribute `heading-level`; 2 unless said otherwise. */
  get headingLevel(): number {
    return Number(this.getAttribute('heading-level')) || 2;
  }

  /** The language of the element, for numbers and times; undefined is the browser's own. */
  get locale(): string | undefined {
    try {
      return Intl.getCanonicalLocales(this.closest('[lang]')?.getAttribute('lang') || undefined)[0];
    } catch {
      return undefined;
    }
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
  }

  /** Draws the element afresh, if it is in a document. */
  protected redraw(): void {
    if (this.isConnected) {
      this.draw();
    }
  }

  protected abstract draw(): void;
}
