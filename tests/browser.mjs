/** A real Chromium, and the project's own server, for tests in pages. `cargo xtask test` says where both are. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

/** Starts Chromium with a fresh profile. The caller closes it. */
export function openBrowser() {
  return chromium.launch({
    executablePath: given('ROUTESLIP_CHROMIUM'),
    args: ['--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/**
 * Serves a directory as `cargo xtask serve` does, with the page's policy. Port 0 is any free one.
 * @returns {Promise<{ url: string, port: number, stop: () => Promise<void> }>}
 */
export async function serve(directory, port = 0) {
  const server = spawn(given('ROUTESLIP_XTASK'), ['serve', '--dir', directory, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(server, 'exit');
  const url = await Promise.race([
    announcedUrl(server.stdout),
    exited.then(([code]) => Promise.reject(new Error(`the server ended with code ${code}`))),
  ]);
  const stop = async () => {
    server.kill();
    await exited;
  };
  return { url, port: Number(new URL(url).port), stop };
}

async function announcedUrl(output) {
  for await (const line of createInterface({ input: output })) {
    const url = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (url) return url;
  }
  throw new Error('the server told no address');
}

/** Collects what goes wrong in a page: errors nobody caught, refused policies and failed loads, as text. */
export function troublesOf(page) {
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  return troubles;
}

/** A setting that `cargo xtask test` gives to the tests. */
export function given(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run these tests with \`cargo xtask test\``);
  return value;
}
