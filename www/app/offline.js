/** Keeping the page itself, so that it opens without the server. */

const ASSETS = './routeslip/assets.json';

/** Says in `status` whether the page can be opened offline, and when a newer one is ready. */
export async function keepOffline(status) {
  if (!('serviceWorker' in navigator)) {
    return;
  }
  const { serviceWorker } = navigator;
  const before = serviceWorker.controller;
  serviceWorker.addEventListener('controllerchange', () => {
    if (before) {
      status.textContent = 'A newer version of this page is ready: reload to use it.';
    }
  });
  // A page that is already kept works the same without an answer here.
  const assets = await fetch(ASSETS, { cache: 'no-store' }).catch(() => undefined);
  if (assets?.ok) {
    const { version } = await assets.json();
    await serviceWorker.register(worker(version));
  }
  await serviceWorker.ready;
  status.textContent ||= 'This page works offline. What you enter stays in this browser.';
}

/** The worker's address changes with the page's files: that is how browsers notice that there is a newer version. */
function worker(version) {
  const address = `./sw.js?version=${encodeURIComponent(version)}`;
  return policy ? policy.createScriptURL(address) : address;
}

/** The only script address that this page makes at run time. */
const policy = globalThis.trustedTypes?.createPolicy('routeslip-demo', {
  createScriptURL(address) {
    if (!/^\.\/sw\.js\?version=\w+$/.test(address)) {
      throw new TypeError(`Not a script of this page: ${address}`);
    }
    return address;
  },
});
