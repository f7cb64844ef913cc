/** Files: the form knows their handles, the page keeps what they hold. */

import type { FieldView, FileHandle } from '../../../face/index.js';
import { make } from '../../dom.js';
import { changed, type Control, type Setting } from '../control/control.js';

export function file(
  { accept = [], maxFiles = 1 }: FieldView,
  { id, path, localization, say, hand }: Setting,
): Control {
  let handles: FileHandle[] = [];
  let usable = true;
  const several = maxFiles > 1;
  const input = make('input', {
    type: 'file',
    hidden: true,
    name: path,
    accept: accept.join(',') || null,
    multiple: several,
  });
  const choose = make(
    'button',
    { id, type: 'button', class: 'rs-button' },
    localization.text(several ? 'form.chooseFiles' : 'form.chooseFile'),
  );
  const list = make('ul', { class: 'rs-files' });
  const drop = make(
    'div',
    { class: 'rs-drop' },
    choose,
    make('span', { class: 'rs-hint' }, localization.text('form.dropFiles')),
    input,
  );
  const box = make('div', {}, drop, list);

  choose.addEventListener('click', () => input.click());
  input.addEventListener('input', (event) => {
    event.stopPropagation();
    take(input.files);
    // The same file can be chosen again.
    input.value = '';
  });
  drop.addEventListener('dragover', (event) => {
    if (usable) {
      event.preventDefault();
    }
  });
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    if (usable) {
      take(event.dataTransfer?.files);
    }
  });
  list.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const gone = handles.find((handle) => handle.id === button?.dataset['value']);
    if (gone) {
      handles = handles.filter((handle) => handle !== gone);
      hand(gone);
      say(localization.text('form.removed', { item: gone.name }));
      draw();
      choose.focus();
      changed(list);
    }
  });
  return {
    box,
    role: 'group',
    first: () => choose,
    read: () => handles,
    write(value) {
      handles = Array.isArray(value) ? (value as FileHandle[]) : [];
      draw();
    },
    allow(enabled, readOnly) {
      usable = enabled && !readOnly;
      choose.disabled = !usable;
      draw();
    },
  };

  function take(files: FileList | null | undefined): void {
    const chosen = [...(files ?? [])];
    if (chosen.length === 0) {
      return;
    }
    // Where there is room for one, the new one takes its place.
    if (!several) {
      handles.splice(0).forEach((handle) => hand(handle));
    }
    for (const file of several ? chosen : chosen.slice(0, 1)) {
      const handle = handleOf(file);
      handles = [...handles, handle];
      hand(handle, file);
    }
    say(localization.text('form.added', { item: chosen.map(({ name }) => name) }));
    draw();
    changed(list);
  }

  function draw(): void {
    list.hidden = handles.length === 0;
    list.replaceChildren(
      ...handles.map((handle) => {
        const attributes = {
          type: 'button',
          class: 'rs-icon rs-remove',
          'aria-label': localization.text('form.remove', { item: handle.name }),
        };
        const button = make('button', { ...attributes, 'data-value': handle.id, disabled: !usable });
        const name = make('span', { class: 'rs-grow' }, handle.name);
        return make(
          'li',
          { class: 'rs-file-item' },
          name,
          make('span', { class: 'rs-meta' }, localization.bytes(handle.size)),
          button,
        );
      }),
    );
  }
}

/** What the form knows of a file. */
export function handleOf({ name, type, size }: File): FileHandle {
  return { id: crypto.randomUUID(), name, type, size };
}
