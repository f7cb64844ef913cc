/** What each entry for forms exports beside `init`. */

export type { FormDefinition } from '../face/bundle.js';
export type {
  Change,
  Diagnostic,
  ErrorView,
  FieldChange,
  FieldError,
  FieldState,
  FieldValue,
  FieldView,
  FileHandle,
  FormSession,
  FormState,
  FormView,
  PageChange,
  PageState,
  PageView,
  Refused,
  Submission,
} from '../face/types.js';
export type { ManyOptions, ManyProgress, ManyReport, ManySource, RowFailure, ValidatedMany, ValidateMany } from './many.js';
export { RouteslipError } from '../face/error.js';
export * from './form.js';
