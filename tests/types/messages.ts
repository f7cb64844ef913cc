// Other languages, and texts in place of others.

import { init, type ErrorCode, type FormSession, type Localization, type Messages } from 'routeslip';
import { addCatalogue, english, loadCatalogue, Speaker, type Complete, type Key, type Message } from 'routeslip/messages';
import german from 'routeslip/messages/de';
import { RouteslipFormElement } from 'routeslip/elements/form';

// Every code has a message, but for those whose message is the author's own, or which are told as another.
type Told = Exclude<ErrorCode, 'check' | 'verify' | 'type' | 'minRows' | 'maxRows'>;
export const codes: Told extends Key ? true : never = true;

const own: Messages = {
  required: 'We need {label}.',
  'required.choice': 'Pick one for {label}.',
  minLength: { one: 'One more letter.', other: '{count} letters.' },
  'form.next': 'On we go',
};
addCatalogue(german);
addCatalogue({ locale: 'nl', messages: { 'form.next': 'Verder' } });
const loaded: Promise<void> = loadCatalogue('pt-BR');
const complete: Complete = english.messages;

// @ts-expect-error: a catalogue says its language.
addCatalogue({ messages: own });

// @ts-expect-error: a code or a text that there is not.
const misspelt: Messages = { requierd: '' };

// @ts-expect-error: `other` is what serves for all forms that are missing.
const formless: Message = { one: 'One letter.' };

// @ts-expect-error: a plural category that there is not.
const wrongForm: Message = { single: 'One letter.', other: '{count} letters.' };

// @ts-expect-error: a catalogue that calls itself complete says all.
const partial: Complete = own;

export async function speak(session: FormSession): Promise<string> {
  const workspace = await (await init()).open({ locale: 'de', messages: (locale) => (locale === 'de' ? own : {}) });
  await workspace.setLocale('ar');
  await workspace.begin('leave-request', { actor: 'ana', locale: 'ja', messages: own });

  // @ts-expect-error: a language is named by its tag.
  await session.setLocale(Intl.NumberFormat('de'));

  // @ts-expect-error: the language is told, not set.
  session.locale = 'de';

  const localization: Localization = session.localization('fr');
  const [error] = session.state.fields.map(({ error }) => error);
  const field = { label: 'Days', type: 'integer' };
  localization.error({ code: 'maxBytes', limit: 5 });

  // @ts-expect-error: whether there is an error has to be looked at first.
  localization.error(error, field);

  // @ts-expect-error: a text with parameters needs them.
  localization.text('form.step');

  // @ts-expect-error: all of them.
  localization.text('form.step', { step: 1 });

  // @ts-expect-error: and no others.
  localization.text('form.next', { step: 1 });

  // @ts-expect-error: a text that there is not.
  localization.text('form.forth');

  localization.text('form.stars', { stars: 3, count: 5 });
  return error ? localization.error(error, field) : localization.text('form.step', { step: 1, steps: 2 });
}

new RouteslipFormElement().messages = own;
new Speaker({ 'form.back': 'Off' });
export { complete, formless, loaded, misspelt, partial, wrongForm };
