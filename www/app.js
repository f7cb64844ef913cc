/** The demo: who somebody is, where they are, and what is shown there. The rules are in the bundle, not here. */

import { init } from './routeslip/browser.js';
import './routeslip/elements.js';

import { make } from './app/dom.js';
import { keepOffline } from './app/offline.js';
import { address, forgetPerson, go, lastPerson, place, rememberPerson } from './app/place.js';
import * as source from './app/source.js';
import { definition } from './app/views/definition.js';
import { form } from './app/views/form.js';
import { inbox } from './app/views/inbox.js';
import { request } from './app/views/request.js';
import { requests } from './app/views/requests.js';

const DATABASE = 'routeslip-demo';
const NOBODY = 'nobody';

/** Each gives `{ title, root }`, and where it needs them `open(id)`, `refresh()` and `close()`. */
const views = { requests: (context) => (context.id ? request(context) : requests(context)), new: form, inbox, definition };

const main = document.querySelector('main');
const person = document.querySelector('#person');
const count = document.querySelector('#count');
const dialog = document.querySelector('#reset-dialog');

let workspace;
let routeslip;
let shown = {};

try {
  await start();
} catch (error) {
  main.replaceChildren(make('div', { class: 'notice', role: 'alert' }, make('h1', {}, 'The page could not start'), make('p', {}, explain(error))));
  throw error;
} finally {
  main.removeAttribute('aria-busy');
}
keepOffline(document.querySelector('#offline'));

async function start() {
  routeslip = await init();
  workspace = await routeslip.open({ store: 'indexeddb', name: DATABASE });
  if (workspace.workflows.length === 0) {
    await workspace.deploy(await source.original());
  }
  await workspace.tick();
  workspace.addEventListener('change', changed);
  addEventListener('hashchange', () => show(true));
  person.addEventListener('change', () => {
    const { view } = place();
    // What one person has open is not always there for another.
    go(person.value, view === 'inbox' || view === 'definition' ? view : 'requests');
  });
  document.querySelector('.skip').addEventListener('click', (event) => {
    // The address says where somebody is, so it must not become that of an element.
    event.preventDefault();
    main.focus();
  });
  document.querySelector('#reset').addEventListener('click', () => dialog.showModal());
  dialog.addEventListener('close', () => dialog.returnValue === 'reset' && reset());
  person.disabled = false;
  show(false);
}

/** Shows what the address says. `moved` tells a step within the page from its first display. */
function show(moved) {
  const { people } = workspace;
  const { actor, view, id } = place();
  const known = people.find((person) => person.id === actor);
  if (!known || !Object.hasOwn(views, view)) {
    const other = known ?? people.find((person) => person.id === lastPerson()) ?? people[0];
    if (other) {
      history.replaceState(null, '', address(other.id, Object.hasOwn(views, view) ? view : 'requests', id));
      show(moved);
    } else {
      // Without people nobody can act: all that can be done is to deploy another definition.
      render({ actor: NOBODY, view: 'definition', moved });
    }
    return;
  }
  rememberPerson(actor);
  frame(actor, view);
  if (shown.view === view && shown.actor === actor && shown.open) {
    shown.open(id);
  } else {
    render({ actor, view, id, moved });
  }
}

function render({ actor, view, id, moved }) {
  shown.close?.();
  const context = { routeslip, workspace, actor, id, nameOf };
  shown = { view, actor, ...views[view](context) };
  main.replaceChildren(shown.root);
  document.title = `${shown.title} · Routeslip`;
  if (moved) {
    scrollTo(0, 0);
    const heading = main.querySelector('h1') ?? main;
    heading.tabIndex = -1;
    heading.focus();
  }
}

/** What surrounds every view: the person, the way around, and how much waits. */
function frame(actor, view) {
  const options = workspace.people.map(({ id, name, roles }) => make('option', { value: id }, [name, ...roles].join(', ')));
  person.replaceChildren(...options);
  person.value = actor;
  document.querySelector('.brand').href = address(actor, 'requests');
  for (const link of document.querySelectorAll('nav [data-view]')) {
    link.href = address(actor, link.dataset.view);
    const current = link.dataset.view === view || (view === 'new' && link.dataset.view === 'requests');
    current ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
  }
  const waiting = workspace.inbox(actor).length;
  count.hidden = waiting === 0;
  count.replaceChildren(String(waiting), make('span', { class: 'rs-unseen' }, waiting === 1 ? ' task' : ' tasks'));
}

function changed() {
  const { people } = workspace;
  if (people.some(({ id }) => id === shown.actor)) {
    frame(shown.actor, shown.view);
    shown.refresh?.();
  } else if (people.length > 0 || shown.actor !== NOBODY) {
    // Another definition was deployed, and this person is not in it.
    show(true);
  }
}

function nameOf(actor) {
  return workspace.people.find(({ id }) => id === actor)?.name ?? actor;
}

async function reset() {
  workspace.removeEventListener('change', changed);
  shown.close?.();
  workspace.close();
  await routeslip.erase(DATABASE);
  source.forget();
  forgetPerson();
  history.replaceState(null, '', location.pathname);
  location.reload();
}

function explain(error) {
  return `${error?.message ?? error} Try again in another window; private windows may not let a page keep anything.`;
}
