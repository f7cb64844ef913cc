/** The requests of a person: their own, and those of others that they handled. */

import { make, moment } from '../dom.js';
import { address } from '../place.js';
import { status } from '../status.js';

export function requests({ workspace, actor, nameOf }) {
  const lists = make('div');
  const links = workspace.workflows.map(({ name }) =>
    make('a', { class: 'rs-button rs-primary', href: address(actor, 'new', name) }, `New ${name.replaceAll('-', ' ')}`),
  );
  const root = make(
    'div',
    { class: 'view' },
    make('div', { class: 'view-head' }, make('h1', {}, 'My requests'), make('p', { class: 'view-actions' }, ...links)),
    lists,
  );
  refresh();
  return { title: 'My requests', root, refresh };

  function refresh() {
    const slips = workspace.slips({ actor });
    const own = slips.filter(({ submitter }) => submitter === actor);
    const handled = slips.filter(({ submitter }) => submitter !== actor);
    lists.replaceChildren(own.length > 0 ? list(own, 'h2') : make('p', { class: 'empty' }, 'You have not asked for anything yet.'));
    if (handled.length > 0) {
      lists.append(make('h2', { class: 'section' }, 'Handled by me'), list(handled, 'h3'));
    }
  }

  function list(slips, heading) {
    return make('ul', { class: 'slips' }, ...slips.map((slip) => item(slip, heading)));
  }

  function item(slip, heading) {
    const now = slip.at.map(({ title, waitingFor }) => `${title} · ${waitingFor.map(nameOf).join(', ')}`).join('; ');
    return make(
      'li',
      { class: 'slip' },
      make(heading, {}, make('a', { href: address(actor, 'requests', slip.id) }, slip.title)),
      make('p', { class: 'slip-status' }, status(slip)),
      make('p', { class: 'slip-now' }, now || 'Nobody has to do anything.'),
      make('p', { class: 'slip-since' }, moment(slip.since)),
    );
  }
}
