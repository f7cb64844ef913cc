/**
 * Bundles `src/` into `dist/`: one file for each entry, with the code that entries share in a few files of their own, so
 * that a page that uses two entries still has one module instance. `--dev` leaves the scripts readable.
 */

import { readdir, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { rollup } from '@rollup/wasm-node';

import { minified, sources } from './plugins.mjs';

const development = process.argv.includes('--dev');

/** The languages of the catalogues, but for English, which is built in: each is an entry, so that pages load what they ask for. */
const languages = (await readdir(new URL('src/messages/', import.meta.url)))
  .map((file) => /^([a-z]{2})\.ts$/.exec(file)?.[1])
  .filter((language) => language !== undefined && language !== 'en');

const entries = {
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
  bpmn: 'src/xml/bpmn-browser.ts',
  'bpmn-node': 'src/xml/bpmn-node.ts',
  messages: 'src/messages/index.ts',
  ...Object.fromEntries(languages.map((language) => [`messages/${language}`, `src/messages/${language}.ts`])),
  elements: 'src/elements/define.ts',
  'elements/form': 'src/elements/form.ts',
  'elements/inbox': 'src/elements/inbox.ts',
  'elements/timeline': 'src/elements/timeline.ts',
};

/** What entries share, in files that are loaded together: the first that a source's path begins with. */
const shared = {
  'src/elements/form/more/': 'seldom',
  'src/elements/define': undefined,
  'src/elements/inbox': 'work',
  'src/elements/timeline': 'work',
  'src/elements/': 'fields',
  'src/wasm/routeslip.js': 'workspace',
  'src/face/workspace': 'workspace',
  'src/face/routeslip': 'workspace',
  'src/face/store/': 'workspace',
  'src/rest/page': 'workspace',
  'src/loaders/start': 'workspace',
  'src/form/form': 'form-alone',
  'src/form/start': 'form-alone',
  'src/rest/form': 'form-alone',
  'src/wasm/routeslip-form.js': 'form-alone',
  'src/face/': 'session',
  'src/rest/': 'session',
};

const directory = `${import.meta.dirname}/`;

function chunk(id) {
  const path = id.slice(directory.length);
  const language = /^src\/messages\/(..)\.ts$/.exec(path)?.[1];
  if (path.startsWith('src/messages/') && !languages.includes(language)) return 'session';
  return shared[Object.keys(shared).find((start) => path.startsWith(start))];
}

process.chdir(import.meta.dirname);
const bundle = await rollup({
  input: entries,
  external: [/^node:/, './routeslip.wasm', './routeslip-rest.wasm'],
  makeAbsoluteExternalsRelative: false,
  plugins: [sources],
  onLog(level, log) {
    throw new Error(`${level}: ${log.message}`);
  },
});
const { output } = await bundle.write({
  dir: 'dist',
  format: 'es',
  chunkFileNames: 'shared-[name]-[hash].js',
  manualChunks: chunk,
  hoistTransitiveImports: false,
  plugins: development ? [] : [minified],
});
await bundle.close();

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: { routeslip: 'src/routeslip.css' },
  outdir: 'dist',
  minify: !development,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
});

// What each file imports at once, and what it may import later, for the build's lists of what a page loads.
const own = (files) => files.filter((file) => output.some(({ fileName }) => fileName === file));
const imports = output.map(({ fileName, imports, dynamicImports }) => [
  fileName,
  { now: own(imports), later: own(dynamicImports) },
]);
await writeFile(process.argv[2], JSON.stringify(Object.fromEntries(imports)));
