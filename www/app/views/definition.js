/** The bundle as text: checked and deployed here, with everything that is wrong with it. */

import { make } from '../dom.js';
import * as source from '../source.js';

export function definition({ routeslip, workspace }) {
  const text = make('textarea', {
    id: 'bundle',
    spellcheck: 'false',
    autocapitalize: 'off',
    autocomplete: 'off',
    'aria-describedby': 'bundle-hint',
    dir: 'ltr',
    translate: 'no',
    // Nothing that is typed early may be overwritten by what loads late.
    disabled: true,
  });
  const verdict = make('p', { class: 'verdict', role: 'status' });
  const list = make('ol', { class: 'diagnostics', 'aria-label': 'Diagnostics' });
  const check = button('Check', 'rs-button rs-primary', () => tell(routeslip.check(text.value), 'Nothing is wrong with it.'));
  const deploy = button('Deploy', 'rs-button', async () => {
    const { deployed, hash, diagnostics } = await workspace.deploy(text.value);
    tell(diagnostics, deployed ? `Deployed as version ${hash?.slice(0, 8)}. Requests from now on follow it.` : '');
  });
  const revert = button('Back to the original', 'rs-button', async () => {
    source.forget();
    text.value = await source.original();
    tell([], '');
  });
  const root = make(
    'div',
    { class: 'view' },
    make('h1', {}, 'Definition'),
    make('p', { class: 'lead' }, 'Forms, decisions, workflows and people are one JSON document. Requests under way keep the version they began with.'),
    make('label', { for: 'bundle' }, 'Bundle'),
    make('p', { class: 'rs-hint', id: 'bundle-hint' }, 'Change something, misspell a property, paste your own.'),
    text,
    make('div', { class: 'rs-actions' }, check, deploy, revert),
    verdict,
    list,
  );
  text.addEventListener('input', () => source.keep(text.value));
  source.current().then((current) => {
    text.value = current;
    text.disabled = false;
  });
  return { title: 'Definition', root };

  function button(label, style, act) {
    const element = make('button', { type: 'button', class: style }, label);
    element.addEventListener('click', async () => {
      try {
        await act();
      } catch (error) {
        verdict.textContent = error.message;
      }
    });
    return element;
  }

  function tell(diagnostics, good) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    const found = [count(errors, 'error'), count(diagnostics.length - errors, 'warning')].filter(Boolean).join(' and ');
    verdict.textContent = [found && `Found ${found}.`, errors === 0 && good].filter(Boolean).join(' ');
    list.replaceChildren(...diagnostics.map(item));
  }

  function item({ code, severity, pointer, place, message, help }) {
    const where = make('p', { class: 'where' }, make('code', {}, pointer || '/'));
    if (place) {
      const jump = make('button', { type: 'button', class: 'quiet' }, `line ${place.line}, column ${place.column}`);
      jump.addEventListener('click', () => select(place));
      where.append(' ', jump);
    }
    return make(
      'li',
      { class: 'diagnostic', 'data-severity': severity },
      make('p', { class: 'message' }, make('span', { class: 'code' }, code), ` ${message}`),
      ...(help ? [make('p', { class: 'help' }, help)] : []),
      where,
    );
  }

  function select({ line, column }) {
    const lines = text.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    text.focus();
    text.setSelectionRange(start + column - 1, start + (lines[line - 1]?.length ?? column));
    // Browsers do not scroll to a selection that a script makes.
    text.scrollTop = (text.scrollHeight / lines.length) * Math.max(0, line - 4);
  }
}

function count(number, word) {
  return number > 0 && `${number} ${word}${number === 1 ? '' : 's'}`;
}
