/**
 * A store in IndexedDB. Records are added under their number, so that of two tabs which append the same number one fails
 * as a whole: that is the conflict which `append` tells.
 */

import { ROW } from './memory.js';
import type { Store } from './store.js';

const LOG = 'log';
const DRAFTS = 'drafts';

export class IndexedDbStore implements Store {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
    // Another tab wants to delete the database.
    database.onversionchange = () => database.close();
  }

  static async open(name: string): Promise<IndexedDbStore> {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      for (const store of [LOG, DRAFTS]) request.result.createObjectStore(store);
    };
    return new IndexedDbStore(await result(request));
  }

  static async erase(name: string): Promise<void> {
    await result(indexedDB.deleteDatabase(name));
  }

  async append(after: number, rows: string[]): Promise<boolean> {
    const log = this.#store(LOG, 'readwrite');
    for (let at = 0; at < rows.length; at += ROW) log.add(rows.slice(at, at + ROW), after + 1 + at / ROW);
    try {
      await done(log.transaction);
      return true;
    } catch (error) {
      if ((error as DOMException | null)?.name === 'ConstraintError') return false;
      throw error;
    }
  }

  async read(after: number): Promise<string[]> {
    const behind = IDBKeyRange.lowerBound(after, true);
    return (await result<string[][]>(this.#store(LOG, 'readonly').getAll(behind))).flat();
  }

  draft(key: string): Promise<string | undefined> {
    return result(this.#store(DRAFTS, 'readonly').get(key));
  }

  async keepDraft(key: string, draft: string | undefined): Promise<void> {
    const drafts = this.#store(DRAFTS, 'readwrite');
    if (draft === undefined) drafts.delete(key);
    else drafts.put(draft, key);
    const kept = done(drafts.transaction);
    // A page that goes away does not live to see the request succeed: only what it has committed is kept.
    drafts.transaction.commit();
    await kept;
  }

  close(): void {
    this.#database.close();
  }

  #store(name: string, mode: IDBTransactionMode): IDBObjectStore {
    return this.#database.transaction(name, mode).objectStore(name);
  }
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
