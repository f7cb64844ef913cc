/** Registers every element of the package under its usual name. */

import { RouteslipFormElement } from './form.js';
import { RouteslipInboxElement } from './inbox.js';
import { RouteslipTimelineElement } from './timeline.js';

export { RouteslipFormElement, RouteslipInboxElement, RouteslipTimelineElement };

const elements = {
  'routeslip-form': RouteslipFormElement,
  'routeslip-inbox': RouteslipInboxElement,
  'routeslip-timeline': RouteslipTimelineElement,
};

declare global {
  interface HTMLElementTagNameMap {
    'routeslip-form': RouteslipFormElement;
    'routeslip-inbox': RouteslipInboxElement;
    'routeslip-timeline': RouteslipTimelineElement;
  }
}

// A page may load this twice, and a server that renders pages has no registry.
for (const [name, element] of Object.entries(elements)) {
  if (globalThis.customElements && !customElements.get(name)) {
    customElements.define(name, element);
  }
}
