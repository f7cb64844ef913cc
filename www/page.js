/** Shows that the package loads. */

import { init, version } from './routeslip/browser.js';

await init();
document.getElementById('version').textContent = version();
