/** Errors of the programming interface. */

/** The interface was used wrongly, or a command was refused. What a person got wrong is never thrown. */
export class RouteslipError extends Error {
  override readonly name = 'RouteslipError';
  /** `RS` and four digits. */
  readonly code: string;
  /** What to do about it. */
  readonly help: string | undefined;

  constructor({ code, message, help }: Refusal) {
    super(message);
    this.code = code;
    this.help = help;
  }
}

/** How the module says that it refuses. */
interface Refusal {
  code: string;
  message: string;
  help?: string;
}

/** What was caught, as it should be thrown: the module can't make errors of the class above. */
export function asError(caught: unknown): unknown {
  const refusal = caught as Partial<Refusal> | null | undefined;
  return refusal?.code && refusal.message && !(caught instanceof Error) ? new RouteslipError(refusal as Refusal) : caught;
}

/** Calls into the module for a view, which leaves it as JSON. */
export function view<T>(body: () => string): T {
  return JSON.parse(call(body)) as T;
}

/** Calls into the module. */
export function call<T>(body: () => T): T {
  try {
    return body();
  } catch (caught) {
    throw asError(caught);
  }
}
