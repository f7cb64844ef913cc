/** Registers every element of the package under its usual name. */

import { RouteslipFormElement } from './form.js';
import { RouteslipInboxElement } from './inbox.js';
import { RouteslipTimelineElement } from './timeline.js';

export { RouteslipFormElement, RouteslipInboxElement, RouteslipTimelineElement };

customElements.define('routeslip-form', RouteslipFormElement);
customElements.define('routeslip-inbox', RouteslipInboxElement);
customElements.define('routeslip-timeline', RouteslipTimelineElement);
