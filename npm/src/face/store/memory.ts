/** A store that lives as long as the program. */

import type { Store } from './store.js';

/** A record is a hash and a body. */
export const ROW = 2;

/** A line of an exported log. The body is kept byte for byte, since the hash is over it. */
const RECORD = /^\{"seq":\d+,"hash":"([0-9a-f]{64})","body":(.*)\}\s*$/;

export class MemoryStore implements Store {
  readonly #rows: string[];
  readonly #drafts = new Map<string, string>();

  /** With the records of a log as it was exported. A line that is no record becomes one that does not fit. */
  constructor(log = '') {
    const lines = log.split('\n').filter((line) => line !== '');
    this.#rows = lines.flatMap((line) => RECORD.exec(line)?.slice(1) ?? ['', line]);
  }

  async append(after: number, rows: string[]): Promise<boolean> {
    const fits = this.#rows.length === after * ROW;
    if (fits) this.#rows.push(...rows);
    return fits;
  }

  async read(after: number): Promise<string[]> {
    return this.#rows.slice(after * ROW);
  }

  async draft(key: string): Promise<string | undefined> {
    return this.#drafts.get(key);
  }

  async keepDraft(key: string, draft: string | undefined): Promise<void> {
    if (draft === undefined) this.#drafts.delete(key);
    else this.#drafts.set(key, draft);
  }

  close(): void {}
}
