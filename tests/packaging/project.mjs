/** A user's project in a temporary directory, with the packed package installed. */

import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { given } from '../browser.mjs';

const execute = promisify(execFile);

/** Makes a project of `files`, by path, beside `scenario.mjs` and its bundle. `test` removes it when it ends. */
export async function project(test, files) {
  const directory = await mkdtemp(join(tmpdir(), 'routeslip-'));
  test.after(() => rm(directory, { recursive: true, force: true }));
  const bundle = await readFile(new URL('../../www/bundles/leave-request.json', import.meta.url), 'utf8');
  const all = {
    'package.json': '{ "private": true, "type": "module" }',
    'bundle.mjs': `export default ${bundle};`,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  await copyFile(new URL('scenario.mjs', import.meta.url), join(directory, 'scenario.mjs'));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await execute(npm, ['install', '--offline', '--no-audit', '--no-fund', given('ROUTESLIP_TARBALL')], {
    cwd: directory,
    shell: process.platform === 'win32',
  });
  return directory;
}

/** Runs a program in `directory` and gives what it wrote to standard output. */
export async function run(directory, program, ...args) {
  const { stdout } = await execute(program, args, { cwd: directory });
  return stdout;
}

/** A page that loads `script` as a module. */
export const page = (script, style = '') =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>App</title><link rel="icon" href="data:,">${style}<script type="module" src="${script}"></script>`;

/** A page's script: runs the scenario with what `entry` exports, and shows the answer. */
export const script = (entry, elements = 'routeslip/elements') => `
import * as routeslip from '${entry}';
import '${elements}';
import { scenario } from './scenario.mjs';

async function answer() {
  await customElements.whenDefined('routeslip-form');
  return scenario(routeslip);
}

answer().then(
  (answer) => { document.documentElement.dataset.answer = JSON.stringify(answer); },
  (error) => { document.documentElement.dataset.answer = JSON.stringify(String(error.stack)); },
);
`;
