/** Making elements; text stays text. */

/** An element with attributes and children; an attribute that is false or undefined is left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children);
  return element;
}

/** A moment as a date and time that people read. */
export function moment(iso) {
  const text = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
  return make('time', { datetime: iso }, text.format(new Date(iso)));
}
