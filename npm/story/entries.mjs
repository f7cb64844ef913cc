/** What people enter into the forms of the stories. */

/** A request for leave with everything wrong that can be, page by page. */
export async function startLeave(form) {
  form.next();
  form.set('kind', 'Other');
  form.next();
  form.set('why', 'Moving house');
  form.blur('why');
  form.next();
  form.set('from', '2026-12-11');
  form.set('to', '2026-12-07');
  form.blur('to');
  await form.submit();
  form.set('to', '');
  form.set('from', '2020-01-01');
  form.set('from', '2026-12-07');
  form.back();
  form.goTo(0);
}

/** The same request, opened again from its draft, and mended; gives what it is submitted as. */
export function finishLeave(form) {
  form.state;
  form.page;
  form.set('to', '2026-12-11');
  form.goTo(1);
  return form.submit();
}

/** A purchase, with wrong entries first; gives what it is submitted as. */
export async function order(form) {
  const entries = {
    title: 'A',
    details: 'Two screens',
    amount: '1.250,00',
    quantity: 2.5,
    needed: 'soon',
    category: 'Hardware',
    supplier: 'acme',
    urgent: true,
    reason: '',
  };
  for (const [name, value] of Object.entries(entries)) {
    form.set(name, value);
    form.blur(name);
  }
  await form.submit();
  const mended = { title: 'Screens', amount: 1250, quantity: 2, needed: '2026-12-01', urgent: null };
  for (const [name, value] of Object.entries(mended)) form.set(name, value);
  form.set('urgent', true);
  form.set('reason', 'The old ones broke');
  return form.submit();
}

/** What a story that went another way ends with. */
export const unexpected = (what) => new Error(JSON.stringify(what));
