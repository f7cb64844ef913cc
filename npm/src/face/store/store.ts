/** Where a workspace keeps its log and its drafts. */

export interface Store {
  /** Appends rows behind record `after`, all or none; false when somebody else has appended there first. */
  append(after: number, rows: string[]): Promise<boolean>;
  /** The rows behind record `after`. */
  read(after: number): Promise<string[]>;
  draft(key: string): Promise<string | undefined>;
  /** Keeps a draft, or forgets it where there is none. */
  keepDraft(key: string, draft: string | undefined): Promise<void>;
  close(): void;
}
