/** Where the sources' own kinds of imports are, for esbuild. */

import { fileURLToPath } from 'node:url';

/** Imports of `prefix:name` are files of a folder. */
const folder = (prefix, path) => ({
  name: prefix,
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`^${prefix}:`) }, (found) => ({
      path: fileURLToPath(new URL(path + found.path.slice(prefix.length + 1), import.meta.url)),
    }));
  },
});

/** `base64:name` is the text of `src/wasm/name`, for the inline entry; `meta-schemas:name` a file of the crate. */
export const plugins = [folder('base64', 'src/wasm/'), folder('meta-schemas', '../src/schema/meta/')];
