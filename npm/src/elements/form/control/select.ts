/** One of several options, from a list that opens. */

import type { FieldView, Localization, OptionView } from '../../../face/index.js';
import { make } from '../../dom.js';
import type { Control, Setting } from './control.js';

export function select(view: FieldView, setting: Setting): Control {
  const { options, countries, placeholder, autocomplete } = view;
  const { id, path, localization } = setting;
  const element = make('select', { id, name: path, autocomplete });
  // What is chosen, also where it is not offered at the moment.
  let chosen: string | null = null;
  offer(countries ? named(countries, localization) : (options ?? []));
  return {
    box: element,
    main: element,
    first: () => element,
    read: () => (chosen = element.value || null),
    write(value) {
      chosen = value === null ? null : String(value);
      element.value = chosen ?? '';
    },
    allow(enabled, readOnly) {
      element.disabled = !enabled || readOnly;
    },
    offer,
  };

  function offer(options: OptionView[]): void {
    element.replaceChildren(make('option', { value: '' }, placeholder ?? localization.text('form.choose')));
    let group: HTMLElement = element;
    let heading: string | undefined;
    for (const option of options) {
      if (option.group !== heading) {
        heading = option.group;
        group = heading === undefined ? element : element.appendChild(make('optgroup', { label: heading }));
      }
      group.append(make('option', { value: option.value }, option.label));
    }
    element.value = chosen ?? '';
  }
}

const known = new Map<string, OptionView[]>();

/** Countries by their names in the language, in the order in which it sorts them. */
function named(countries: string[], localization: Localization): OptionView[] {
  const { locale } = localization;
  const key = `${locale} ${countries}`;
  let options = known.get(key);
  if (!options) {
    const { compare } = new Intl.Collator(locale);
    options = countries
      .map((value) => ({ value, label: localization.value(value, { type: 'country' }) }))
      .sort((one, other) => compare(one.label, other.label));
    known.set(key, options);
  }
  return options;
}
