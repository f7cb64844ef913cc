/** Where the sources' own kinds of imports are, for esbuild and for rollup. */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

/** Imports of `prefix:name` are files of a folder: texts of modules for the inline entry, and files of the crate. */
const folders = { base64: 'src/wasm/', 'meta-schemas': '../src/schema/meta/' };

const place = (prefix, name) => fileURLToPath(new URL(folders[prefix] + name, import.meta.url));

/** For esbuild. */
export const plugins = Object.keys(folders).map((prefix) => ({
  name: prefix,
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`^${prefix}:`) }, ({ path }) => ({ path: place(prefix, path.slice(prefix.length + 1)) }));
  },
}));

const FORMAT = { format: 'esm', target: 'es2022', charset: 'utf8', legalComments: 'none' };

/** For rollup: the same, and TypeScript, where an import says `.js` and the file is `.ts`. */
export const sources = {
  name: 'sources',
  async resolveId(source, importer) {
    const [, prefix, name] = /^([^:]+):(.*)$/.exec(source) ?? [];
    if (prefix in folders) return place(prefix, name);
    return importer && source.endsWith('.js') ? this.resolve(source.replace(/js$/, 'ts'), importer, { skipSelf: true }) : null;
  },
  async load(id) {
    if (id.endsWith('.wasm')) return `export default ${JSON.stringify(await readFile(id, 'base64'))}`;
    return id.endsWith('.json') ? `export default ${await readFile(id, 'utf8')}` : null;
  },
  async transform(code, id) {
    return id.endsWith('.ts') ? { code: (await transform(code, { loader: 'ts', ...FORMAT })).code, map: null } : null;
  },
};

/** For rollup: without what only readers need. */
export const minified = {
  name: 'minified',
  renderChunk: async (code) => ({ code: (await transform(code, { minify: true, ...FORMAT })).code, map: null }),
};
