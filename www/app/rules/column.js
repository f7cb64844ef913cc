/** The dialog about a column. */

/** `actions`: `change(column, properties)`, `move(column, to)`, `remove(column)`; `closed()` when it is left. */
export class ColumnDialog {
  #column;

  constructor(dialog, actions) {
    this.dialog = dialog;
    this.form = dialog.querySelector('form');
    this.form.addEventListener('submit', ({ submitter }) => this.#submitted(submitter?.value));
    this.actions = actions;
    dialog.addEventListener('close', () => actions.closed());
  }

  /** Opens it for a column among `count` of its kind. */
  open(column, count) {
    const { kind, at, definition } = (this.#column = column);
    const { expression, label, type, values, preset } = this.form.elements;
    this.dialog.querySelector('h2').textContent = kind === 'input' ? 'Input column' : 'Output column';
    this.dialog.querySelector('label[for="column-expression"]').textContent = kind === 'input' ? 'Tests (a name or an expression)' : 'Name';
    preset.closest('.dialog-field').hidden = kind === 'input';
    expression.value = kind === 'input' ? definition.expression : definition.name;
    label.value = definition.label ?? '';
    type.value = definition.type ?? '';
    if (type.selectedIndex < 0) type.selectedIndex = 0;
    values.value = definition.values ?? '';
    preset.value = definition.default ?? '';
    this.form.querySelector('[value="left"]').disabled = at === 0;
    this.form.querySelector('[value="right"]').disabled = at === count - 1;
    this.dialog.showModal();
    expression.focus();
    expression.select();
  }

  #submitted(what) {
    const column = this.#column;
    const { expression, label, type, values, preset } = this.form.elements;
    if (what === 'remove') {
      this.actions.remove(column);
    } else if (what === 'left' || what === 'right') {
      this.actions.move(column, column.at + (what === 'left' ? -1 : 1));
    } else if (what === 'save') {
      const main = expression.value.trim() || (column.definition.expression ?? column.definition.name);
      const shared = { label: label.value.trim(), values: values.value.trim() };
      // A type that this dialog does not offer stays.
      const typed = type.value === '' && column.definition.type && !this.#offers(column.definition.type) ? {} : { type: type.value };
      const own = column.kind === 'input' ? { expression: main } : { name: main, default: preset.value.trim() };
      this.actions.change(column, { ...own, ...shared, ...typed });
    }
  }

  #offers(type) {
    return [...this.form.elements.type.options].some(({ value }) => value === type);
  }
}
