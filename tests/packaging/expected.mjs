/** What is asked of every consumer of the packed package. */

/** What `scenario` answers. */
export const expected = {
  version: '0.1.0',
  deployed: true,
  mistakes: [],
  refused: [{ field: 'to', message: "The last day can't be before the first." }],
  title: 'Ana: 5 days from 2026-02-02',
  matched: [2],
  wrongIsRefused: true,
  status: 'completed',
  left: [],
};

/** The names that every entry exports. */
export const names = ['RouteslipError', 'init'];
