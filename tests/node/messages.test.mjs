import assert from 'node:assert/strict';
import test from 'node:test';

import { message } from '../../npm/src/messages/en.ts';

test('labels stand in sentences', () => {
  for (const [label, said] of [
    ['Last day', 'Enter last day.'],
    ['VAT number', 'Enter VAT number.'],
    ['E-mail', 'Enter e-mail.'],
    ['What is your name?', 'Enter “What is your name?”.'],
    ['O', 'Enter O.'],
  ]) {
    assert.equal(message('required', { label, type: 'text' }), said);
  }
});

test('limits are written out', () => {
  const said = (code, type, limit) => message(code, { label: 'It', type }, limit);
  assert.equal(said('min', 'date', '2026-03-01'), 'It must be 1 March 2026 or later.');
  assert.equal(said('max', 'number', 5), 'It must be 5 or less.');
  assert.equal(said('minLength', 'text', 1), 'It must have at least 1 character.');
  assert.equal(said('maxLength', 'text', 3), 'It must have at most 3 characters.');
  assert.equal(said('step', 'number', 0.01), 'It must have at most 2 decimal places.');
  assert.equal(said('step', 'number', 1e-8), 'It must have at most 8 decimal places.');
  assert.equal(said('step', 'number', 5), 'It must be a multiple of 5.');
});
