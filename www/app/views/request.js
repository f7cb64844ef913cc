/** One request: where it is, why it went there, and what has happened. */

import { decision } from '../decision.js';
import { make, moment } from '../dom.js';
import { address } from '../place.js';
import { status } from '../status.js';

export function request({ workspace, actor, id, nameOf }) {
  if (!workspace.slip(id)) {
    const back = make('a', { href: address(actor, 'requests') }, 'All requests');
    const root = make('div', { class: 'view' }, make('h1', {}, 'There is no such request'), make('p', {}, back));
    return { title: 'There is no such request', root };
  }
  const { title, submitter, since } = workspace.slip(id);
  const now = make('section', { class: 'now', 'aria-label': 'Where it is now' });
  const routing = make('section', { class: 'routing', 'aria-labelledby': 'routing' });
  const timeline = make('routeslip-timeline');
  timeline.workspace = workspace;
  timeline.slip = id;
  const root = make(
    'div',
    { class: 'view' },
    make('p', { class: 'up' }, make('a', { href: address(actor, 'requests') }, 'All requests')),
    make('h1', {}, title),
    make('p', { class: 'byline' }, `From ${nameOf(submitter)}, `, moment(since)),
    now,
    make(
      'div',
      { class: 'columns' },
      routing,
      make('section', { class: 'trail', 'aria-labelledby': 'trail' }, make('h2', { id: 'trail' }, 'Timeline'), timeline),
    ),
  );
  refresh();
  return { title, root, refresh };

  function refresh() {
    const slip = workspace.slip(id);
    const places = slip.at.map(({ title, waitingFor }) =>
      make('p', {}, make('strong', {}, title), waitingFor.length > 0 ? `, waiting for ${waitingFor.map(nameOf).join(', ')}` : ''),
    );
    const tasks = workspace
      .inbox(actor)
      .filter((task) => task.slip === id)
      .map((task) => make('a', { class: 'rs-button rs-primary', href: address(actor, 'inbox', task.id) }, `Open: ${task.title}`));
    now.replaceChildren(status(slip), ...places, ...tasks);
    const decisions = workspace.explain(id);
    routing.hidden = decisions.length === 0;
    routing.replaceChildren(make('h2', { id: 'routing' }, 'How it was routed'), ...decisions.map(decision));
  }
}
