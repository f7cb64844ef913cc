/** The forms of `tests/cases/forms`, filled in through the package: values are entered one by one. */

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { createForm, init } from 'routeslip/form';

// The cases say what is so on a Sunday morning in UTC.
process.env.TZ = 'UTC';
const clock = () => Date.UTC(2026, 10, 22, 9);

await init();

const folder = new URL('../cases/forms/', import.meta.url);
const isList = Array.isArray;

const find = (session, path) => session.state.fields.find(({ field }) => field === path);

/** Enters values in their order; says whether every row found a place. */
function enter(session, values, around = '') {
  for (const [name, value] of Object.entries(values)) {
    const path = around + name;
    const held = value !== null && typeof value === 'object' ? find(session, path) : undefined;
    if (isList(value) && held?.rows) {
      for (const row of held.rows) session.removeRow(`${path}/${row}`);
      for (const row of value) {
        const before = find(session, path).rows;
        session.addRow(path);
        const { rows, visible } = find(session, path);
        if (rows.length === before.length) {
          // A list that is hidden may forget its rows at once.
          if (visible) return false;
          break;
        }
        if (!enter(session, row, `${path}/${rows.at(-1)}/`)) return false;
      }
    } else if (held && !('value' in held)) {
      if (!enter(session, value, `${path}/`)) return false;
    } else {
      session.set(path, value);
    }
  }
  return true;
}

/** Cases name rows by their places, counted from 1. */
function places(fields) {
  const known = new Map();
  for (const { field, rows = [] } of fields) rows.forEach((id, place) => known.set(`${field}/${id}`, place + 1));
  return (path) => {
    const segments = path.split('/');
    return segments.map((segment, at) => known.get(segments.slice(0, at + 1).join('/')) ?? segment).join('/');
  };
}

/** What came of it, as cases write it. */
function outcome(session, submitted, expected) {
  const { fields, pages } = session.state;
  const place = places(fields);
  const called = (page) => session.form.pages[page].name ?? session.form.pages[page].title;
  const byPath = new Map(fields.map((field) => [place(field.field), field]));
  const visible = (paths, wanted) => paths.filter((path) => byPath.get(path)?.visible === wanted);
  const found = {
    warnings: [
      ...fields.flatMap(({ field, warning }) => (warning ? [{ field: place(field), message: warning.message }] : [])),
      ...pages.flatMap(({ warnings = [] }, page) => warnings.map((message) => ({ page: called(page), message }))),
    ],
  };
  if (expected.pages) found.pages = pages.flatMap((page, at) => (page.visible ? [called(at)] : []));
  if (expected.visible) found.visible = visible(expected.visible, true);
  if (expected.hidden) found.hidden = visible(expected.hidden, false);
  if (submitted.submission) return { ...found, values: submitted.submission };
  const errors = submitted.errors.map(({ field, page, message, ...error }, at) => ({
    ...(field === undefined ? { page } : { field: place(field) }),
    ...error,
    ...(expected.errors?.[at]?.message !== undefined && { message }),
  }));
  return { ...found, errors };
}

/** Answers the questions of checks of the page. */
function verify(session, messages = {}) {
  for (;;) {
    const { fields } = session.state;
    const open = fields.find((field) => field.verify);
    if (!open) return;
    session.verified(open.field, open.verify.ticket, messages[places(fields)(open.field)]);
  }
}

for (const file of (await readdir(folder)).sort()) {
  const { definition, submissions = {} } = JSON.parse(await readFile(new URL(file, folder), 'utf8'));
  if (Object.keys(submissions).length === 0) continue;
  test(file, async (context) => {
    for (const [title, { given, unfit = [], verified, values, errors, warnings = [], state: _, ...rest }] of Object.entries(submissions)) {
      await context.test(title, async () => {
        const { session, diagnostics } = await createForm(definition, { clock });
        assert.deepEqual(diagnostics, []);
        const fits = Object.fromEntries(Object.entries(given).filter(([name]) => !unfit.includes(name)));
        if (!enter(session, fits)) {
          assert.ok(errors.some(({ code }) => code === 'maxRows'), 'no one can enter so many rows');
        } else {
          verify(session, verified);
          const submitted = await session.submit();
          for (const _ of session.form.pages) session.next();
          for (const { field } of session.state.fields) session.blur(field);
          const expected = { ...rest, warnings, ...(values ? { values } : { errors }) };
          assert.deepEqual(outcome(session, submitted, expected), expected);
        }
        session.free();
      });
    }
  });
}
