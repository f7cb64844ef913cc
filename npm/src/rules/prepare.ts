/** Having everything of the module there before it is called. */

import { rest } from '../rest/page.js';

/**
 * Loads the module's second file, which holds what editors need: what explains a mistake, and the check of a table. Without it
 * the first call that needs it blocks the page to load it, and fails where there is no network and a service worker keeps
 * the page. Call it after `init`; where there is nothing to load, it does nothing.
 */
export function prepare(): Promise<void> {
  return rest.take();
}
