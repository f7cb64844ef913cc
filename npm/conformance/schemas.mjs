/** Schemas with the documents of the JSON Schema suite, by the interface that the package has. */

import { start } from '../src/loaders/start.ts';
import { compileSchema } from '../src/schema/index.ts';

/** For each group an array of verdicts, or in place of one what is wrong with the schema or the document. */
export async function answers([module, rest], [{ remotes, groups }]) {
  await start(() => module, { now: () => rest });
  return groups.map(({ schema, options, documents }) => {
    const compiled = compileSchema(schema, { ...options, remotes });
    const mistakes = compiled.diagnostics.filter(({ severity }) => severity === 'error');
    const verdict = (document) => {
      const { valid, diagnostics } = compiled.validateText(document);
      const why = [...mistakes, ...diagnostics];
      if (valid !== compiled.isValidText(document)) return 'the ways to validate differ';
      return why.length > 0 ? why : valid;
    };
    const verdicts = documents.map(verdict);
    compiled.free();
    return JSON.stringify(verdicts);
  });
}
