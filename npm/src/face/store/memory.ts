/** A store that lives as long as the program. */

import type { Store } from './store.js';

/** A record is a hash and a body. */
export const ROW = 2;

/** The length of a hash in hexadecimal digits. */
const HASH = 64;

/** What stands between the hash and the body in a line of an exported log. */
const BETWEEN = '","body":';

/** The hash and the body of a line; the body is kept byte for byte, since the hash is over it. */
function row(line: string): [string, string] {
  const at = line.indexOf(BETWEEN);
  const isRecord = line.startsWith('{"seq":') && at >= 0 && line.endsWith('}');
  return isRecord ? [line.slice(at - HASH, at), line.slice(at + BETWEEN.length, -1)] : ['', line];
}

export class MemoryStore implements Store {
  readonly #rows: string[];
  readonly #drafts = new Map<string, string>();

  /** With the records of a log as it was exported. A line that is no record becomes one that does not fit. */
  constructor(log = '') {
    const lines = log.split('\n').map((line) => line.trimEnd());
    this.#rows = lines.filter((line) => line !== '').flatMap(row);
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
