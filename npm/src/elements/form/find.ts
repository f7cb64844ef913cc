/** Finding the view of a field by its path. */

import type { FieldView } from '../../face/index.js';

/** The field at a path, whatever the rows in it are. */
export function find(views: FieldView[], path: string): FieldView | undefined {
  return follow(views, path.split('/'));
}

function follow(views: FieldView[], [name, ...rest]: string[]): FieldView | undefined {
  for (const view of views) {
    const { type, fields = [] } = view;
    if (view.name === name) {
      const within = type === 'repeat' || type === 'table' ? rest.slice(1) : rest;
      return within.length > 0 ? follow(fields, within) : view;
    }
    // To those around, the fields of a section are as if the section were not there.
    const found = type === 'section' && name !== undefined ? follow(fields, [name, ...rest]) : undefined;
    if (found) {
      return found;
    }
  }
  return undefined;
}
