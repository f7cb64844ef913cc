/** `<routeslip-form>`. Importing this registers nothing. */

export class RouteslipFormElement extends HTMLElement {}
