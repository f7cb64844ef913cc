/** Which step of a form this is, and the buttons that lead on and back. */

import type { Localization, PageState } from '../../face/index.js';
import { make, set } from '../dom.js';

export class Steps {
  readonly line: HTMLElement;
  readonly progress = make('progress', { class: 'rs-progress', 'aria-hidden': 'true' });
  readonly next = make('button', { class: 'rs-button rs-primary' });
  readonly back: HTMLButtonElement;
  readonly #localization: Localization;
  readonly #pages: PageState[];

  constructor(id: string, localization: Localization, pages: PageState[]) {
    this.#localization = localization;
    this.#pages = pages;
    this.line = make('p', { class: 'rs-step', id });
    this.back = make('button', { class: 'rs-button', type: 'button' }, localization.text('form.back'));
  }

  /** Says which step the page is, and names the buttons after what they do. */
  tell(page: number): void {
    const steps = this.#visible();
    const step = steps.indexOf(page) + 1;
    this.line.textContent = this.#localization.text('form.step', { step, steps: steps.length });
    this.progress.max = steps.length;
    this.progress.value = step;
    this.line.hidden = this.progress.hidden = steps.length < 2;
    this.back.hidden = step < 2;
    this.next.textContent = this.#localization.text(this.isLast(page) ? 'form.submit' : 'form.next');
  }

  isLast(page: number): boolean {
    return this.#visible().at(-1) === page;
  }

  /** Shows that what was entered is being sent. */
  busy(busy: boolean): void {
    set(this.next, 'aria-disabled', busy ? 'true' : null);
  }

  #visible(): number[] {
    return [...this.#pages.keys()].filter((page) => this.#pages[page]?.visible);
  }
}
