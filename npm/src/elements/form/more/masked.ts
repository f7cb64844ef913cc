/** Texts that are put into their form while they are typed: with a mask, IBANs, numbers of cards. */

import type { FieldView } from '../../../face/index.js';
import { make } from '../../dom.js';
import type { Control, Setting } from '../control/control.js';
import { attributes, text, VERBATIM } from '../control/typed.js';

/** Brings a text into its form, as far as it goes. */
type Form = (text: string) => string;

export function masked(view: FieldView, setting: Setting): Control {
  const { mask = '' } = view;
  return inForm(view, setting, (text) => fit(text, mask), /[@*]/.test(mask) ? null : 'numeric', mask.length);
}

export function iban(view: FieldView, setting: Setting): Control {
  return inForm(view, setting, (text) => inFours(text.replace(/[^a-z\d]/gi, '').toUpperCase()), null, null);
}

export function card(view: FieldView, setting: Setting): Control {
  const form: Form = (text) => {
    const digits = text.replace(/\D/g, '');
    // Cards whose number begins with 34 or 37 are printed as 4, 6 and 5 digits.
    return /^3[47]/.test(digits)
      ? digits.replace(/^(.{4})(?=.)/, '$1 ').replace(/^(.{11})(?=.)/, '$1 ')
      : inFours(digits);
  };
  return inForm(view, setting, form, 'numeric', 23);
}

const inFours: Form = (text) => text.replace(/.{4}(?=.)/g, '$& ');

/**
 * A text as its mask has it: `#` a digit, `@` a letter, `*` either, all else itself. It ends where the text does; what the
 * mask has no place for stays behind it, so that nothing that a person typed is lost.
 */
function fit(text: string, mask: string): string {
  let rest = text;
  let out = '';
  let pending = '';
  for (const place of mask) {
    const wanted = PLACES[place];
    if (!wanted) {
      pending += place;
      if (rest.startsWith(place)) {
        rest = rest.slice(place.length);
        out += pending;
        pending = '';
      }
      continue;
    }
    const next = wanted.exec(rest);
    if (!next) {
      break;
    }
    out += pending + next[1];
    pending = '';
    rest = rest.slice(next[0].length);
  }
  return out + rest.replace(NEITHER, '');
}

/** What fits a place, behind what is neither a letter nor a digit. */
const PLACES: Record<string, RegExp> = {
  '#': /^[^\p{L}\d]*(\d)/u,
  '@': /^[^\p{L}\d]*(\p{L})/u,
  '*': /^[^\p{L}\d]*([\p{L}\d])/u,
};
const NEITHER = /^[^\p{L}\d]+/u;

function inForm(view: FieldView, setting: Setting, form: Form, inputmode: string | null, size: number | null): Control {
  const input = make('input', { ...attributes(view, setting), ...VERBATIM, inputmode, size });
  // It is heard before the form hears it, so that the form gets the text in its form.
  input.addEventListener('input', () => {
    const { value } = input;
    const before = input.selectionStart ?? value.length;
    const shown = form(value);
    if (shown !== value) {
      const typed = form(value.slice(0, before));
      input.value = shown;
      const at = before === value.length ? shown.length : Math.min(typed.length, shown.length);
      input.setSelectionRange(at, at);
    }
  });
  const control = text(input);
  return { ...control, write: (value) => control.write(typeof value === 'string' ? form(value) || value : value) };
}
