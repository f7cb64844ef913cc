/** What all controls of fields have in common: one small interface between a field and its HTML. */

import type { FieldValue, FieldView, FileHandle, Localization, OptionView } from '../../../face/index.js';

export interface Control {
  /** What is laid out. */
  readonly box: HTMLElement;
  /** What carries the state for assistive technology; the group that the field makes, where several elements do. */
  readonly main?: HTMLElement;
  /** The role of that group. */
  readonly role?: 'group' | 'radiogroup';
  /** What takes the focus. */
  readonly first: () => HTMLElement;
  /** The id of what says more about it: its unit. */
  readonly described?: string;
  /** Whether the label stands behind the control. */
  readonly trailing?: boolean;
  read(): FieldValue;
  write(value: FieldValue): void;
  /** Whether it can be used, and whether its value can be changed. */
  allow(enabled: boolean, readOnly: boolean): void;
  /** The least or the greatest value, null when there is none any more. */
  bound?(side: 'min' | 'max', value: FieldValue): void;
  /** What can be chosen now. */
  offer?(options: OptionView[]): void;
  /** The currency now. */
  code?(code: string | null): void;
}

export interface Setting {
  /** For the control itself, to which a label points. */
  id: string;
  /** The path of the field. */
  path: string;
  localization: Localization;
  /** Tells those who can't see it what has happened. */
  say(text: string): void;
  /** Hands a file to the page, which keeps it; without a file, it is needed no more. */
  hand(handle: FileHandle, file?: File): void;
}

export type MakeControl = (view: FieldView, setting: Setting) => Control;

/** Tells the form that the value was changed by other means than typing into an element with a value. */
export function changed(element: HTMLElement): void {
  element.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The texts of a list. */
export function texts(value: FieldValue): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
