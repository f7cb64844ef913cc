/** What `<routeslip-timeline>` itself says. */

export interface TimelineStrings {
  /** The name of the list. */
  timeline: string;
  empty: string;
}

export const english: TimelineStrings = {
  timeline: 'Timeline',
  empty: 'Nothing has happened yet.',
};
