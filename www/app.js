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
  document.querySelector('#reset').addEventListener('click', () => dialog.showModal());
  dialog.addEventListener('close', () => dialog.returnValue === 'reset' && reset());
  person.disabled = false;
  show(false);
}

/** Shows what the address says. `moved` tells a step within the page from its first display. */
function show(moved) {
  const { actor, view, id } = place();
  const { people } = workspace;
  const known = people.find((person) => person.id === actor);
  if (!known || !Object.hasOwn(views, view)) {
    const other = known ?? people.find((person) => person.id === lastPerson()) ?? people[0];
    location.replace(address(other?.id ?? 'nobody', view && Object.hasOwn(views, view) ? view : 'requests', id));
    if (!other) {
      showDefinition();
    }
    return;
  }
  rememberPerson(actor);
  frame(actor, view);
  if (shown.view === view && shown.actor === actor && shown.open) {
    shown.open(id);
    return;
  }
  render({ actor, view, id, moved });
}

/** Without people nobody can act: all that can be done is to deploy another definition. */
function showDefinition() {
  render({ actor: 'nobody', view: 'definition', moved: false });
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
  for (const link of document.querySelectorAll('nav a')) {
    link.href = address(actor, link.dataset.view);
    const current = link.dataset.view === view || (view === 'new' && link.dataset.view === 'requests');
    current ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
  }
  const waiting = workspace.inbox(actor).length;
  count.hidden = waiting === 0;
  count.replaceChildren(String(waiting), make('span', { class: 'rs-unseen' }, waiting === 1 ? ' task' : ' tasks'));
}

function changed() {
  const { actor, view } = place();
  frame(actor, view);
  shown.refresh?.();
}

function nameOf(actor) {
  return workspace.people.find(({ id }) => id === actor)?.name ?? actor;
}

async function reset() {
  workspace.removeEventListener('change', changed);
  shown.close?.();
  workspace.close();
  // Another tab may still have the database open. It is then deleted as soon as that tab lets go.
  await new Promise((done) => {
    const request = indexedDB.deleteDatabase(DATABASE);
    request.onsuccess = request.onerror = request.onblocked = done;
  });
  source.forget();
  forgetPerson();
  location.hash = '';
  location.reload();
}

function explain(error) {
  return `${error?.message ?? error} Try again in another window; private windows may not let a page keep anything.`;
}
