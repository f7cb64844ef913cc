/** Many submissions at once, through the package. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { validateMany } from 'routeslip/form';

const definition = {
  pages: [
    {
      fields: [
        { name: 'name', type: 'text', required: true, maxLength: 20 },
        { name: 'age', type: 'integer', min: 0, max: 150 },
        { name: 'lines', type: 'repeat', fields: [{ name: 'note', type: 'text', pattern: '[a-z]+' }] },
      ],
    },
  ],
};

/** The same, but that fields depend on each other. */
const dependent = structuredClone(definition);
dependent.pages[0].fields[0].required = '= age > 3';

const bytes = (text) => new TextEncoder().encode(text);
const code = ({ row, errors, diagnostic }) => [row, diagnostic?.code ?? errors.map(({ field, code }) => `${field} ${code}`).join(', ')];

test('what is wrong is told by row and byte, with the errors of a session', async () => {
  const { report, diagnostics } = await validateMany(definition, bytes('{"name":"Ana","age":3}\n{"age":151}\n{"name":"Bö","lines":[{},{"note":"X"}]}\n'));
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(report, {
    rows: 3,
    valid: 1,
    invalid: 2,
    unverified: 0,
    failures: [
      {
        row: 2,
        offset: 23,
        errors: [
          { field: 'name', page: 0, code: 'required' },
          { field: 'age', page: 0, code: 'max', limit: 150 },
        ],
        untold: 0,
      },
      { row: 3, offset: 35, errors: [{ field: 'lines/1/note', page: 0, code: 'pattern', limit: '[a-z]+' }], untold: 0 },
    ],
    untold: 0,
    diagnostics: [],
  });
});

test('text that is no submission is a verdict, never a trap', async () => {
  const rows = [
    ['{"name":"Ana","age":4', 'RS0001'],
    ['{"name":"Ana","age":4}'],
    ['{"name":"Ana","name":"Bo","age":4}', 'RS0003'],
    ['{"name":"\\ud800","age":4}', 'RS0001'],
    [`{"name":"Ana","lines":${'['.repeat(100_000)}}`, 'RS0002'],
    [`{"name":"Ana","age":${'9'.repeat(10_000)}}`, 'age type'],
    [`{"name":"Ana","age":4,"__proto__":{"a":1}}`, '__proto__ noField'],
    [`{"name":"Ana","age":4,"constructor":1}`, 'constructor noField'],
    [`{"name":"${'é'.repeat(25_000_000)}","age":4}`, 'name maxLength'],
    ['[]', 'RS0103'],
  ];
  const text = bytes(rows.map(([row]) => row).join('\n'));
  const expected = rows.flatMap(([, code], at) => (code ? [[at + 1, code]] : []));
  for (const form of [definition, dependent]) {
    const { report } = await validateMany(form, text);
    assert.deepEqual(report.failures.map(code), expected);
    assert.equal(report.valid, 1);
  }
});

test('a million submissions are counted, and as many told as are asked for', async () => {
  const text = bytes('{"name":"Ana","age":3}\n{"age":7}\n'.repeat(500_000));
  const { report } = await validateMany(definition, text, { limit: 3 });
  const { rows, valid, invalid, untold, failures } = report;
  assert.deepEqual([rows, valid, invalid, untold, failures.length], [1_000_000, 500_000, 500_000, 499_997, 3]);
  assert.equal((await validateMany(definition, bytes('{}'), { limit: Infinity })).report.failures.length, 1);
});

test('arrays and CSV', async () => {
  assert.equal((await validateMany(definition, bytes('[{"name":"Ana"},{"name":"Bo"}]'))).report.valid, 2);
  const csv = bytes('name;age\r\n"Ana; jr";3\r\n;x\r\n');
  const { report } = await validateMany(definition, csv, { format: 'csv', delimiter: ';' });
  assert.deepEqual([report.valid, report.failures.map(code)], [1, [[2, 'name required, age type']]]);
  const unknown = await validateMany(definition, bytes('name,aeg\nAna,3\n'), { format: 'csv' });
  assert.equal(unknown.report.diagnostics[0].help, 'Did you mean `age`?');
  assert.equal((await validateMany(definition, bytes('name,aeg\nAna,3\n'), { format: 'csv', ignoreUnknown: true })).report.valid, 1);
});

test('bytes may come in pieces, from anywhere', async () => {
  const text = bytes('{"name":"Ana"}\n{"name":"Bo"}\n{}');
  const pieces = Array.from(text, (_, at) => text.subarray(at, at + 1));
  async function* later() {
    yield* pieces;
  }
  const stream = new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  for (const source of [text, text.buffer, new DataView(text.buffer), new Blob([text]), pieces, later(), stream]) {
    const { report } = await validateMany(definition, source);
    assert.deepEqual([report.rows, report.valid], [3, 2]);
  }
});

test('progress is told between pieces, and a signal stops', async () => {
  const text = bytes('{"name":"Ana"}\n'.repeat(100_000));
  const told = [];
  await validateMany(definition, text, { progress: (progress) => told.push(progress) });
  assert.ok(told.length > 3);
  assert.deepEqual(told.at(-1), { bytes: text.length, rows: 100_000, valid: 100_000 });
  assert.ok(told.every(({ bytes }, at) => at === 0 || bytes > told[at - 1].bytes));

  const controller = new AbortController();
  const reason = new Error('enough');
  let calls = 0;
  const progress = () => {
    calls += 1;
    controller.abort(reason);
  };
  await assert.rejects(validateMany(definition, text, { signal: controller.signal, progress }), reason);
  assert.equal(calls, 1);
  await assert.rejects(validateMany(definition, text, { signal: AbortSignal.abort(reason) }), reason);

  let isCancelled = false;
  const waiting = new ReadableStream({
    cancel() {
      isCancelled = true;
    },
  });
  const later = new AbortController();
  setTimeout(() => later.abort(reason), 20);
  await assert.rejects(validateMany(definition, waiting, { signal: later.signal }), reason);
  assert.ok(isCancelled);
});

test('a definition with an error has diagnostics and no report', async () => {
  const { report, diagnostics } = await validateMany({ pages: [] }, bytes('{}'));
  assert.equal(report, undefined);
  assert.ok(diagnostics.some(({ severity }) => severity === 'error'));
});
