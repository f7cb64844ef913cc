/**
 * Bundles `src/` into `dist/`: one file for each entry, with the code that entries share in chunks of their own, so that
 * a page that uses two entries still has one module instance. `--dev` leaves the scripts readable.
 */

import { writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

import { plugins } from './plugins.mjs';

const development = process.argv.includes('--dev');

const { metafile } = await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: {
    browser: 'src/loaders/browser.ts',
    node: 'src/loaders/node.ts',
    workerd: 'src/loaders/workerd.ts',
    inline: 'src/loaders/inline.ts',
    rules: 'src/rules/index.ts',
    schema: 'src/schema/index.ts',
    xml: 'src/xml/browser.ts',
    'xml-node': 'src/xml/node.ts',
    elements: 'src/elements/define.ts',
    'elements/form': 'src/elements/form.ts',
    'elements/inbox': 'src/elements/inbox.ts',
    'elements/timeline': 'src/elements/timeline.ts',
    routeslip: 'src/routeslip.css',
  },
  outdir: 'dist',
  chunkNames: 'shared-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: !development,
  legalComments: 'none',
  plugins,
  loader: { '.wasm': 'base64' },
  external: ['node:*', './routeslip.wasm', './routeslip-rest.wasm'],
  metafile: true,
  logLevel: 'warning',
});

// What each file imports, for the build's list of what a page loads.
const imports = Object.entries(metafile.outputs).map(([path, { imports }]) => [
  path.slice('dist/'.length),
  imports.filter(({ external }) => !external).map(({ path }) => path.slice('dist/'.length)),
]);
await writeFile(process.argv[2], JSON.stringify(Object.fromEntries(imports)));
