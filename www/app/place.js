/** Where in the page a person is, kept in the address: `#/ana/requests/s1` is a request, seen by Ana. */

const LAST_PERSON = 'routeslip-demo-person';

export function place() {
  const [actor, view, id] = location.hash.slice(2).split('/').map(decodeURIComponent);
  return { actor, view, id };
}

export function address(actor, view, id) {
  return `#/${[actor, view, id].filter(Boolean).map(encodeURIComponent).join('/')}`;
}

export function go(actor, view, id) {
  location.hash = address(actor, view, id);
}

/** The person as whom somebody was last here. */
export function lastPerson() {
  return localStorage.getItem(LAST_PERSON);
}

export function rememberPerson(actor) {
  localStorage.setItem(LAST_PERSON, actor);
}

export function forgetPerson() {
  localStorage.removeItem(LAST_PERSON);
}
