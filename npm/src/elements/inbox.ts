/** `<routeslip-inbox>`. Importing this registers nothing. */

export class RouteslipInboxElement extends HTMLElement {}
