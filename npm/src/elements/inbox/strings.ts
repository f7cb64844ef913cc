/** What `<routeslip-inbox>` itself says. */

export interface InboxStrings {
  /** The name of the list. */
  tasks: string;
  empty: string;
  /** Goes back to the list. */
  back: string;
  from(name: string): string;
  due: string;
  overdue: string;
  /** The heading of the submission. */
  answers: string;
  noAnswer: string;
  /** Stands before the last comment. */
  said(name: string): string;
  comment: string;
  commentHint: string;
  /** A form is sent back without a word of why. */
  commentMissing: string;
  /** The button of a task that has no outcomes to choose from. */
  done: string;
  /** A task was dealt with. */
  acted(outcome: string, title: string): string;
  /** The task that was open is no longer this person's. */
  gone: string;
}

export const english: InboxStrings = {
  tasks: 'Tasks',
  empty: 'Nothing waits for you.',
  back: 'All tasks',
  from: (name) => `From ${name}`,
  due: 'due',
  overdue: 'Overdue',
  answers: 'Answers',
  noAnswer: 'Not answered',
  said: (name) => `${name} wrote:`,
  comment: 'Comment',
  commentHint: 'Needed when you send it back.',
  commentMissing: 'Say what should be changed.',
  done: 'Done',
  acted: (outcome, title) => `${outcome}: ${title}`,
  gone: 'This task no longer waits for you.',
};
