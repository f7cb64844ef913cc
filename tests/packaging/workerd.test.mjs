/** The package in workerd, which takes compiled modules only from its configuration. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { build } from 'esbuild';
import workerd from 'workerd';

import { project } from './project.mjs';
import { expected } from './expected.mjs';

const worker = `
import * as routeslip from 'routeslip';
import { scenario } from './scenario.mjs';

export default {
  async fetch() {
    return Response.json(await scenario(routeslip));
  },
};
`;

const configuration = `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [
      (name = "worker.js", esModule = embed "dist/worker.js"),
      (name = "routeslip.wasm", wasm = embed "node_modules/routeslip/dist/routeslip.wasm"),
      (name = "routeslip-rest.wasm", wasm = embed "node_modules/routeslip/dist/routeslip-rest.wasm"),
    ],
    compatibilityDate = "2026-01-01",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;

test('a worker', async (context) => {
  const directory = await project(context, { 'worker.js': worker, 'config.capnp': configuration });
  await build({
    absWorkingDir: directory,
    entryPoints: ['worker.js'],
    outdir: 'dist',
    bundle: true,
    format: 'esm',
    conditions: ['workerd'],
    external: ['*.wasm'],
    logLevel: 'warning',
  });
  const server = spawn(workerd.default ?? workerd, ['serve', 'config.capnp', '--control-fd=3'], {
    cwd: directory,
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  const exited = once(server, 'exit');
  context.after(async () => {
    server.kill();
    await exited;
  });
  const answer = await fetch(`http://127.0.0.1:${await port(server.stdio[3])}/`);
  assert.deepEqual(await answer.json(), expected);
});

/** The port that workerd tells of on its control stream: one JSON object a line. */
async function port(control) {
  let text = '';
  for await (const chunk of control) {
    text += chunk;
    for (const line of text.split('\n').slice(0, -1)) {
      const message = JSON.parse(line);
      if (message.event === 'listen') return message.port;
    }
  }
  throw new Error('workerd ended before it listened');
}
