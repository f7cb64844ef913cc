/** Keeps every file of the page, so that the page opens without the server. A new version is fetched whole, then used. */

const PREFIX = 'routeslip-page-';
const ASSETS = 'routeslip/assets.json';
const cacheName = PREFIX + new URL(location.href).searchParams.get('version');

self.addEventListener('install', (event) => {
  event.waitUntil(install());
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method === 'GET' && origin === location.origin) {
    // The list of files tells whether there is a newer version, so it is asked for anew while the server answers.
    event.respondWith(pathname.endsWith('/assets.json') ? fetch(request).catch(() => kept(request)) : answer(request));
  }
});

async function install() {
  const response = await fetch(ASSETS, { cache: 'no-store' });
  const { files } = await response.json();
  const cache = await caches.open(cacheName);
  // The worker itself is kept by the browser.
  const paths = Object.keys(files).filter((path) => path !== 'sw.js');
  await cache.addAll([ASSETS, ...paths].map((path) => new Request(path, { cache: 'no-cache' })));
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== cacheName).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  const page = (await kept(request)) ?? (request.mode === 'navigate' && (await kept('index.html')));
  return page || fetch(request);
}

async function kept(request) {
  const cache = await caches.open(cacheName);
  return cache.match(request, { ignoreSearch: true });
}
