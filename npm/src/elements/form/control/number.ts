/**
 * Numbers, amounts of money and percentages. They are typed as text: nothing is lost on the way, and turning the wheel
 * changes nothing.
 */

import type { FieldView } from '../../../face/index.js';
import { make, set } from '../../dom.js';
import type { Control, Setting } from './control.js';
import { digits, plain } from './digits.js';
import { attributes, text } from './typed.js';

export function number(view: FieldView, setting: Setting): Control {
  const { type } = view;
  const { id, localization } = setting;
  const { locale } = localization;
  const input = make('input', attributes(view, setting));
  const unit = make('span', { id: `${id}-unit`, class: 'rs-unit' });
  const box = make('div', { class: 'rs-measure' }, input, unit);
  measure(view.currency ?? '');
  return {
    ...text(input),
    box,
    described: unit.id,
    read: () => plain(input.value, locale) || null,
    write(value) {
      const shown = digits(value, locale);
      if (plain(input.value, locale) !== plain(shown, locale)) {
        input.value = shown;
      }
    },
    bound(side, value) {
      if (side === 'min') {
        // The keypads of some phones have no minus sign, so they are only asked for when nobody needs one.
        const unsigned = value !== null && Number(value) >= 0;
        set(input, 'inputmode', unsigned ? (type === 'integer' ? 'numeric' : 'decimal') : null);
      }
    },
    code: (currency) => measure(currency ?? ''),
  };

  /** Shows the unit on the side where the language has it. */
  function measure(currency: string): void {
    const [before, after] = unitOf(view, currency, locale);
    unit.textContent = before || after;
    unit.hidden = !unit.textContent;
    box[before ? 'prepend' : 'append'](unit);
  }
}

/** What stands before and behind the number. */
function unitOf({ type, unit = '' }: FieldView, currency: string, locale: string): [string, string] {
  if (unit || (type === 'money' ? !currency : type !== 'percent')) {
    return ['', unit];
  }
  try {
    const style = type === 'money' ? 'currency' : 'percent';
    const parts = new Intl.NumberFormat(locale, { style, currency: currency || undefined }).formatToParts(1);
    const mark = parts.findIndex(({ type }) => type === 'currency' || type === 'percentSign');
    const shown = parts[mark]?.value ?? '';
    return parts.findIndex(({ type }) => type === 'integer') > mark ? [shown, ''] : ['', shown];
  } catch {
    return ['', currency];
  }
}
