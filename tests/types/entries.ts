// Every entry has the same interface.

import * as main from 'routeslip';
import * as inline from 'routeslip/inline';
import { RouteslipFormElement, RouteslipInboxElement, RouteslipTimelineElement } from 'routeslip/elements';
import { RouteslipFormElement as Form } from 'routeslip/elements/form';
import { RouteslipInboxElement as Inbox } from 'routeslip/elements/inbox';
import { RouteslipTimelineElement as Timeline } from 'routeslip/elements/timeline';

export const forth: typeof main = inline;
export const back: typeof inline = main;

export const elements: HTMLElement[] = [new RouteslipFormElement(), new RouteslipInboxElement(), new RouteslipTimelineElement()];
export const classes: [typeof RouteslipFormElement, typeof RouteslipInboxElement, typeof RouteslipTimelineElement] = [Form, Inbox, Timeline];

// @ts-expect-error: the modules inside are no part of the interface.
import 'routeslip/dist/browser.js';
