/** A form that begins a workflow. An unfinished one is taken up where it was left. */

import { make } from '../dom.js';
import { go } from '../place.js';

export function form({ workspace, actor, id }) {
  const element = make('routeslip-form', { 'heading-level': '1' });
  const discard = make('button', { type: 'button', class: 'quiet', hidden: true }, 'Discard this draft');
  const note = make('p', { class: 'note', hidden: true }, 'Your answers are kept as you type, until you submit. ', discard);
  const root = make('div', { class: 'view narrow' }, element, note);
  let session;
  let closed = false;

  discard.addEventListener('click', async () => {
    await session.discard();
    go(actor, 'requests');
  });
  element.addEventListener('routeslip-submit', ({ detail: slip }) => go(actor, 'requests', slip.id));
  begin();
  return { title: `New ${(id ?? '').replaceAll('-', ' ')}`, root, close };

  async function begin() {
    try {
      session = await workspace.begin(id, { actor });
    } catch (error) {
      root.replaceChildren(make('div', { class: 'notice', role: 'alert' }, make('h1', {}, 'This form can’t be opened'), make('p', {}, error.message)));
      return;
    }
    if (closed) {
      session.free();
      return;
    }
    const within = root.contains(document.activeElement) || document.activeElement === document.querySelector('main');
    element.session = session;
    note.hidden = discard.hidden = false;
    if (within) {
      element.querySelector('h1')?.focus();
    }
  }

  function close() {
    closed = true;
    // The element lets go first: a field that loses the focus still tells its session.
    element.session = null;
    session?.free();
  }
}
