/** `<routeslip-timeline>`. Importing this registers nothing. */

export class RouteslipTimelineElement extends HTMLElement {}
