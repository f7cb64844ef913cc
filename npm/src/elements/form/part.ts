/** A part of a form on the page: a field, or what holds others, or what stands between them. */

import type {
  Change,
  ErrorView,
  FieldChange,
  FieldState,
  FieldValue,
  FieldView,
  FileHandle,
  Filled,
  FormSession,
  Localization,
} from '../../face/index.js';

export interface Part {
  readonly root: HTMLElement;
  /** The id of what a link to it points to. */
  readonly id: string;
  /** What people call it. */
  readonly label?: string;
  /** What is wrong, where that is shown. */
  readonly error?: ErrorView | undefined;
  /** What was entered. */
  readonly value?: FieldValue;
  /** Shows what has changed. `typing` says that a person is changing the value here. */
  update(change: FieldChange, typing: boolean): void;
  focus(): void;
}

/** What a part is made from. */
export interface Making {
  view: FieldView;
  path: string;
  state: FieldState;
  /** The level of headings in it. */
  level: number;
  tree: Tree;
}

export type MakePart = (making: Making) => Part;

/** What the parts of a form share. */
export interface Tree extends Surroundings {
  newId(): string;
  /** Makes the parts of some fields and puts them into `into`. */
  fill(into: HTMLElement, views: FieldView[], path: string, level: number): void;
  part(path: string): Part | undefined;
  /** Knows a part by its path from now on, and shows what is known of it. */
  know(path: string, part: Part): void;
  /** Lets go of the part at a path and of all within. */
  forget(path: string): void;
}

export interface Surroundings {
  localization: Localization;
  /** Tells those who can't see it what has happened. */
  say(text: string): void;
  /** Hands a file to the page, which keeps it; without a file, it is needed no more. */
  hand(field: string, handle: FileHandle, file?: File): void;
  /** Makes a change of the session and shows what follows. */
  edit(edit: (session: FormSession<Filled>) => Change[]): void;
}
