/**
 * What every consumer of the packed package runs: the same calls, with the same answer wherever the package was
 * loaded. It imports nothing, so that each consumer decides how the package is found.
 */

/** @param {typeof import('routeslip')} routeslip the whole of an entry */
export async function scenario({ init, version }) {
  await init();
  return { version: version() };
}

/** What `scenario` answers. */
export const expected = { version: '0.1.0' };

/** The names that every entry exports. */
export const names = ['init', 'version'];
