/** Fetching the rest of a module in a page. */

import type { Origin } from './rest.js';

/** The rest at `url`. */
export function fetched(url: URL): Origin {
  return { now: () => fetchNow(url), soon: () => fetchSoon(url), whenKept };
}

/** Without waiting. A synchronous request is the only way; it is made when a call can't be given up any more. */
function fetchNow(url: URL): BufferSource {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  // A synchronous request gives text only: this character set keeps each byte in the low half of a unit.
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  if (request.status !== 200) throw failed(url, request.status);
  return Uint8Array.from(request.responseText, (unit) => unit.charCodeAt(0) & 0xff);
}

async function fetchSoon(url: URL): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) throw failed(url, response.status);
  return WebAssembly.compile(await response.arrayBuffer());
}

/**
 * Calls back when a service worker answers the page's requests: it keeps the page for the time without a network, and
 * synchronous requests pass it by.
 */
function whenKept(take: () => void): void {
  const worker = globalThis.navigator?.serviceWorker;
  if (worker?.controller) take();
  else worker?.addEventListener('controllerchange', take, { once: true });
}

function failed(url: URL, status: number): Error {
  return new Error(`can't load ${url.href}: ${status}`);
}
