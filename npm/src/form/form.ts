/** A form on its own: no workflow, no log. */

import type { FormDefinition } from '../face/bundle.js';
import { view } from '../face/error.js';
import { Host } from '../face/host.js';
import { OpenFormSession } from '../face/session.js';
import { text } from '../face/text.js';
import type { Diagnostic, FormSession, SessionOptions, Submission } from '../face/types.js';
import type { LanguageOptions } from '../messages/speaker.js';
import { rest } from '../rest/form.js';
import { Form } from '../wasm/routeslip-form.js';

export interface FormOptions {
  /** The form's name; its title where it has no other. */
  name?: string;
  /** What `keep` was given last time; a draft of another definition is taken over as far as it fits. */
  draft?: string;
  /** Called with what was entered a moment after each change, and with nothing once the draft is not needed any more. */
  keep?: (draft: string | undefined) => void | Promise<void>;
  /** The time, in milliseconds since 1970 UTC. */
  clock?: () => number;
  /** Texts in place of the catalogue's; a function gives those of a language. `setLocale` of the session tells another language. */
  messages?: LanguageOptions['messages'];
  /** What the fields begin with, where there is no draft. */
  values?: SessionOptions['values'] | undefined;
  /** The checks of the page by their names, for fields with `verify`. */
  verify?: SessionOptions['verify'] | undefined;
}

/** What a form on its own gives when it is submitted. */
export interface SubmittedForm {
  /** The values, validated and normalised. */
  submission: Submission;
  /** The hash of the definition that they were entered by. */
  form: string;
  /** The language that the session was told to speak. */
  locale?: string;
  /** How long the session has been open, in milliseconds. */
  duration: number;
}

/** What a definition came to. */
export interface CreatedForm {
  /** The form, opened for one person; nothing where the definition has an error. `free` it when it is not needed any more. */
  session?: FormSession<SubmittedForm>;
  /** Everything that is wrong with the definition. */
  diagnostics: Diagnostic[];
}

/**
 * Compiles the definition of a form, as a bundle has it under `forms`, and opens it. Call `init` first. What the module's
 * second file has, and the form needs, is loaded before.
 */
export async function createForm(
  definition: string | FormDefinition,
  { name = 'form', draft, keep = () => {}, clock, messages, values, verify }: FormOptions = {},
): Promise<CreatedForm> {
  const json = text(definition);
  const host = new Host(clock);
  const open = (form: Form) => form.open(host, draft, values && JSON.stringify(values));
  await rest.prepare(() => {
    const trial = new Form(name, json);
    open(trial)?.free();
    trial.free();
  });
  const form = new Form(name, json);
  try {
    const diagnostics = view<Diagnostic[]>(() => form.diagnostics());
    const [hash, opened] = [form.hash(), host.now()];
    const module = open(form);
    if (!module) return { diagnostics };
    const submit = async (): Promise<SubmittedForm> => {
      const { locale } = session;
      const submission = view<Submission>(() => module.submission());
      return { submission, form: hash, ...(locale !== undefined && { locale }), duration: host.now() - opened };
    };
    const session = new OpenFormSession(module, { keep, submit }, { messages, verify });
    return { session, diagnostics };
  } finally {
    form.free();
  }
}
