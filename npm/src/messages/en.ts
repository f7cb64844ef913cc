/**
 * English, which is built in: it says what every other language says too.
 *
 * Codes of errors come first. Where a sentence differs by the type of the field, the type or its family follows after a
 * dot (`families.ts`). `{label}` is what the field is called, `{it}` the same within a sentence, `{limit}` what the value
 * does not keep to, `{count}` a number that decides between plural forms.
 */

const messages = {
  required: 'Enter {it}.',
  'required.choice': 'Choose {it}.',
  'required.choices': 'Choose at least one option for {it}.',
  'required.list': 'Add at least one entry to {it}.',
  'required.checkbox': 'Tick “{label}”.',
  'required.switch': 'Turn on “{label}”.',
  'required.file': 'Choose a file for {it}.',
  'required.signature': 'Sign in “{label}”.',
  'required.rating': 'Give a rating for {it}.',
  'required.ranking': 'Put the options for {it} in order.',
  'type.number': '{label} must be a number, such as 12.5.',
  'type.date': '{label} must be a date, such as 2026-01-31.',
  'type.datetime': '{label} must be a date and a time, such as 2026-01-31T14:30.',
  'type.time': '{label} must be a time, such as 14:30.',
  integer: '{label} must be a whole number, such as 12.',
  option: 'Choose from the options for {it}.',
  minLength: {
    one: '{label} must have at least {count} character.',
    other: '{label} must have at least {count} characters.',
  },
  maxLength: {
    one: '{label} must have at most {count} character.',
    other: '{label} must have at most {count} characters.',
  },
  'maxLength.list': {
    one: 'Each entry of {it} must have at most {count} character.',
    other: 'Each entry of {it} must have at most {count} characters.',
  },
  pattern: 'Check how {it} is written.',
  mask: '{label} must be written like {limit}.',
  min: '{label} must be {limit} or more.',
  'min.date': '{label} must be {limit} or later.',
  max: '{label} must be {limit} or less.',
  'max.date': '{label} must be {limit} or earlier.',
  step: '{label} must be a multiple of {limit}.',
  'step.places': {
    one: '{label} must have at most {count} decimal place.',
    other: '{label} must have at most {count} decimal places.',
  },
  minItems: {
    one: 'Choose at least {count} option for {it}.',
    other: 'Choose at least {count} options for {it}.',
  },
  'minItems.list': {
    one: 'Add at least {count} entry to {it}.',
    other: 'Add at least {count} entries to {it}.',
  },
  maxItems: {
    one: 'Choose at most {count} option for {it}.',
    other: 'Choose at most {count} options for {it}.',
  },
  'maxItems.list': {
    one: '{label} must have at most {count} entry.',
    other: '{label} must have at most {count} entries.',
  },
  email: '{label} must be an e-mail address, such as name@example.com.',
  url: '{label} must be a web address, such as https://example.com.',
  tel: '{label} must be a telephone number, such as +44 20 7946 0958.',
  country: 'Choose {it} from the list.',
  month: '{label} must be a month, such as 2026-01.',
  color: '{label} must be a colour, such as #1a2b3c.',
  iban: 'Check {it}: a letter or a digit is wrong.',
  ibanCountry: 'Check {it}: accounts of this country are not accepted.',
  ibanLength: '{label} must have {count} letters and digits.',
  card: 'Check {it}: it is not the number of a card.',
  file: 'Choose the file for {it} again.',
  accept: 'Choose a file of one of these types for {it}: {limit}.',
  maxSize: 'Choose a file of at most {limit} for {it}.',
  maxFiles: {
    one: 'Choose at most {count} file for {it}.',
    other: 'Choose at most {count} files for {it}.',
  },
  maxBytes: 'Your answers are too long to be sent: shorten them to {limit} in all.',
  maxFileBytes: 'Your files are too large to be sent: choose files of at most {limit} in all.',
  invalid: 'Check {it}.',

  'form.yes': 'Yes',
  'form.no': 'No',

  'term.prefix': 'Title',
  'term.given': 'First name',
  'term.additional': 'Middle names',
  'term.family': 'Last name',
  'term.suffix': 'Suffix',
  'term.line1': 'Street and number',
  'term.line2': 'Address, second line',
  'term.postcode': 'Postal code',
  'term.city': 'Town or city',
  'term.region': 'State or region',
  'term.country': 'Country',

  'form.next': 'Continue',
  'form.back': 'Back',
  'form.submit': 'Submit',
  'form.step': 'Step {step} of {steps}',
  'form.optional': '(optional)',
  'form.choose': 'Choose…',
  /** Stands before the message at a field, for those who hear it. */
  'form.error': 'Error:',
  'form.warning': 'Please note:',
  /** The heading of the list of errors. */
  'form.problem': 'There is a problem',
  /** Stands before the title of the page while there are errors; may be empty. */
  'form.titlePrefix': 'Error: ',
  /** Submitting failed for a reason that is no mistake in the form. */
  'form.failed': 'Your answers could not be sent. They are kept: try again in a moment.',
  /** A check that takes its time. */
  'form.checking': 'Checking…',
  /** A part of the form could not be loaded. */
  'form.notLoaded': 'A part of this form could not be loaded. Reload the page to try again.',
  'form.addRow': 'Add another',
  'form.row': 'Entry {number}',
  /** A row whose author says what rows are called. */
  'form.rowOf': '{label} {number}',
  'form.up': 'Move {item} up',
  'form.down': 'Move {item} down',
  'form.remove': 'Remove {item}',
  /** Puts an option behind those that are ranked. */
  'form.rank': 'Rank {item}',
  /** Said after something was done. */
  'form.added': 'Added: {item}',
  'form.removed': 'Removed: {item}',
  'form.moved': '{item} is now {place} of {count}.',
  'form.search': 'Search',
  /** Takes back a rating or a signature. */
  'form.clear': 'Clear',
  'form.chooseFile': 'Choose a file',
  'form.chooseFiles': 'Choose files',
  'form.dropFiles': 'or drop here',
  'form.pickColor': 'Pick a colour',
  'form.sign': 'Sign here',
  'form.signed': 'Signed',
  'form.typeName': 'Or type your name',
  'form.stars': { one: '{stars} of {count} star', other: '{stars} of {count} stars' },

  /** The name of the list. */
  'inbox.tasks': 'Tasks',
  'inbox.empty': 'Nothing waits for you.',
  'inbox.back': 'All tasks',
  'inbox.from': 'From {name}',
  /** Stands before a time. */
  'inbox.due': 'due',
  'inbox.overdue': 'Overdue',
  /** The heading of the submission. */
  'inbox.answers': 'Answers',
  'inbox.noAnswer': 'Not answered',
  /** Stands before the last comment. */
  'inbox.said': '{name} wrote:',
  'inbox.comment': 'Comment',
  'inbox.commentHint': 'Needed when you send it back.',
  /** A form is sent back without a word of why. */
  'inbox.commentMissing': 'Say what should be changed.',
  /** The button of the one answer that sends the form back. */
  'inbox.sendBack': 'Send back',
  /** The button of a task that has no outcomes to choose from. */
  'inbox.done': 'Done',
  /** A task was dealt with. */
  'inbox.acted': '{outcome}: {title}',
  /** The task that was open is no longer this person’s. */
  'inbox.gone': 'This task no longer waits for you.',

  'timeline.name': 'Timeline',
  'timeline.empty': 'Nothing has happened yet.',
} as const;

/** The built-in catalogue. */
export default { locale: 'en', messages };
