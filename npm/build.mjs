/**
 * Bundles `src/` into `dist/`: one file for each entry, with the code that entries share in chunks of their own, so that
 * a page that uses two entries still has one module instance. `--dev` leaves the scripts readable.
 */

import { readdir, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

import { plugins } from './plugins.mjs';

const development = process.argv.includes('--dev');

/** The languages of the catalogues, but for English, which is built in: each is an entry, so that pages load what they ask for. */
const languages = (await readdir(new URL('src/messages/', import.meta.url)))
  .map((file) => /^([a-z]{2})\.ts$/.exec(file)?.[1])
  .filter((language) => language !== undefined && language !== 'en');

const { metafile } = await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: {
    browser: 'src/loaders/browser.ts',
    node: 'src/loaders/node.ts',
    workerd: 'src/loaders/workerd.ts',
    inline: 'src/loaders/inline.ts',
    rules: 'src/rules/index.ts',
    schema: 'src/schema/index.ts',
    form: 'src/form/browser.ts',
    'form-node': 'src/form/node.ts',
    xml: 'src/xml/browser.ts',
    'xml-node': 'src/xml/node.ts',
    messages: 'src/messages/index.ts',
    ...Object.fromEntries(languages.map((language) => [`messages/${language}`, `src/messages/${language}.ts`])),
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
  charset: 'utf8',
  legalComments: 'none',
  plugins,
  loader: { '.wasm': 'base64' },
  external: ['node:*', './routeslip.wasm', './routeslip-rest.wasm'],
  metafile: true,
  logLevel: 'warning',
});

// What each file imports at once, and what it may import later, for the build's lists of what a page loads.
const name = (path) => path.slice('dist/'.length);
const imports = Object.entries(metafile.outputs).map(([path, { imports }]) => {
  const own = imports.filter(({ external }) => !external);
  const later = own.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => name(path));
  return [name(path), { now: own.map(({ path }) => name(path)).filter((path) => !later.includes(path)), later }];
});
await writeFile(process.argv[2], JSON.stringify(Object.fromEntries(imports)));
