/** Checks of the page that take their time: asked a moment after the last change, and the latest question wins. */

import type { Change, FieldState, FieldValue, VerifyView } from './types.js';

/**
 * A check of the page: what is wrong with a value, as a message, or nothing. It is given up when the value changes. Where
 * it fails by itself, the value counts as good: who stores it judges anyway.
 */
export type Verify = (value: FieldValue, signal: AbortSignal) => Promise<string | undefined> | string | undefined;

/** How long after a change a check is asked, in milliseconds. */
const PAUSE = 300;

interface Question {
  controller: AbortController;
  timer: ReturnType<typeof setTimeout>;
  ask: () => void;
}

export class Verification {
  readonly #answer: (field: string, ticket: number, wrong: string | undefined) => void;
  readonly #checks: Record<string, Verify>;
  readonly #open = new Map<string, Question>();
  #waiting: (() => void)[] = [];

  constructor(
    answer: (field: string, ticket: number, wrong: string | undefined) => void,
    checks: Record<string, Verify> = {},
  ) {
    this.#answer = answer;
    this.#checks = checks;
  }

  /** Asks what changes, or a state, say is to be asked. */
  follow(changes: (Change | FieldState)[]): void {
    for (const change of changes) {
      if (!('field' in change) || change.verify === undefined) continue;
      this.#cancel(change.field);
      if (change.verify) this.#begin(change.field, change.verify);
    }
    this.#tell();
  }

  /** Waits until every question is answered; those that wait are asked now. */
  async settled(isSettled: () => boolean): Promise<void> {
    while (!isSettled() && this.#open.size > 0) {
      const told = new Promise<void>((resolve) => this.#waiting.push(resolve));
      for (const { timer, ask } of this.#open.values()) {
        clearTimeout(timer);
        ask();
      }
      await told;
    }
  }

  stop(): void {
    for (const field of [...this.#open.keys()]) this.#cancel(field);
    this.#tell();
  }

  #begin(field: string, { check, ticket, value }: VerifyView): void {
    const controller = new AbortController();
    let asked = false;
    const ask = (): void => {
      if (asked) return;
      asked = true;
      void this.#judge(check, value, controller.signal).then((wrong) => {
        if (controller.signal.aborted) return;
        this.#open.delete(field);
        this.#answer(field, ticket, wrong);
        this.#tell();
      });
    };
    this.#open.set(field, { controller, timer: setTimeout(ask, PAUSE), ask });
  }

  async #judge(check: string, value: FieldValue, signal: AbortSignal): Promise<string | undefined> {
    try {
      return (await this.#checks[check]?.(value, signal)) ?? undefined;
    } catch (error) {
      if (!signal.aborted) globalThis.reportError?.(error);
      return undefined;
    }
  }

  #cancel(field: string): void {
    const question = this.#open.get(field);
    if (!question) return;
    clearTimeout(question.timer);
    question.controller.abort();
    this.#open.delete(field);
  }

  #tell(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
