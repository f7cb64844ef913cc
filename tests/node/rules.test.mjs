/** Expressions of their own, through the package. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { init } from 'routeslip';
import { checkTable, compileDecision, compileExpression, decide, evaluate, explain, unaryTest } from 'routeslip/rules';

await init();

test('an expression is evaluated with values of all kinds', () => {
  const value = (source, values, options) => evaluate(source, values, options).value;
  assert.equal(value('1.1 + 1.3'), 2.4);
  assert.equal(value('order.total * 1.19', { order: { total: 100 } }), 119);
  assert.equal(value('when + duration("P1D")', { when: { '@': '2026-02-28' } }), '2026-03-01');
  assert.equal(value('date(when).year', { when: new Date(Date.UTC(2026, 0, 31)) }), 2026);
  assert.deepEqual(value('for n in list return n * 2', { list: [1, 2] }), [2, 4]);
  assert.deepEqual(value('{ a: "x", b: null }'), { a: 'x', b: null });
  assert.equal(value('matches(text, "^\\\\p{Lu}")', { text: 'Ärger' }), true);
  assert.equal(value('date and time("2026-07-01T12:00:00@Europe/Berlin").time offset'), 'PT2H');
  assert.equal(value('if missing = null then "none" else "some"', { missing: undefined }), 'none');
  assert.equal(evaluate('1/3').text, '0.3333333333333333333333333333333333');
});

test('all mistakes are told at once, with their place and what helps', () => {
  const { diagnostics, value } = evaluate('amout > 10 and lenght("x") > 1', { amount: 5 });
  assert.equal(value, null);
  const told = diagnostics.map(({ code, range, help }) => [code, range, help]);
  assert.deepEqual(told, [
    ['RS1005', { start: 0, end: 5 }, 'Did you mean `amount`?'],
    ['RS1005', { start: 15, end: 21 }, undefined],
  ]);
  const [broken] = evaluate('1 + ').diagnostics;
  assert.deepEqual([broken.severity, broken.range], ['error', { start: 4, end: 4 }]);
});

test('a compiled expression keeps its values', () => {
  const expression = compileExpression('amount > limit', { names: ['amount', 'limit'] });
  assert.deepEqual(expression.diagnostics, []);
  assert.deepEqual(expression.reads, ['amount', 'limit']);
  assert.equal(expression.type, 'boolean');
  assert.equal(expression.evaluate(), null);
  assert.equal(expression.evaluate({ amount: 5, limit: 3 }), true);
  assert.equal(expression.set({ amount: 2 }).evaluate(), false);
  assert.equal(expression.format(), 'amount > limit');
  expression.free();
});

test('values cross as they are, whatever the slot held before', () => {
  const same = compileExpression('value', { names: ['value'] });
  const numbers = [0, -0, 1, -1, 0.1, 12.5, -0.29, 1.0001, 0.00001, 1e15, 123456789.12, 2 ** 53, 1e21, 5e-324, 0.1 + 0.2];
  for (const number of numbers) {
    assert.equal(same.evaluate({ value: number }), number || 0);
    // The same digits as it is written with, not those of its double.
    if (!`${number}`.includes('e')) assert.equal(same.explain().text, `${number}`);
  }
  for (const value of ['', 'Ärger 🙂', '"quoted"', true, false, null, [1, 'a', null], { a: { b: [2] } }, 'null', 1]) {
    assert.deepEqual(same.evaluate({ value }), value);
    assert.deepEqual(same.evaluate({ other: 5 }), value);
  }
  const items = [1];
  assert.deepEqual(same.evaluate({ value: items }), [1]);
  items.push(2);
  assert.deepEqual(same.evaluate({ value: items }), [1, 2], 'a list that has changed is another one');
  for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY]) {
    same.set({ value: [1] });
    assert.equal(same.evaluate({ value }), null);
  }
  same.free();
});

test('a number of any size comes back as the nearest double', () => {
  const expression = compileExpression('number(text)', { names: ['text'] });
  const texts = ['0', '1', '-2.5', '12345678901234567890', '0.1', '2.2250738585072014e-308', '1e-310', '5e-324', '1e-400', '1e308', '-1e400'];
  for (const text of texts) assert.equal(expression.evaluate({ text }), Number(text), text);
  assert.equal(expression.evaluate({ text: 'none' }), null);
  expression.free();
});

test('strings that come again, and more of them than are kept, are what they are', () => {
  const expression = compileExpression('text + "!"', { names: ['text'] });
  const texts = Array.from({ length: 5_000 }, (_, at) => (at % 2 ? `text ${at}` : 'ä'.repeat(at % 100)));
  for (const text of [...texts, ...texts]) assert.equal(expression.evaluate({ text }), `${text}!`);
  expression.free();
});

test('what a decision gives belongs to whoever gets it', () => {
  const rule = (when, ...then) => ({ when: [when], then });
  const table = (hitPolicy) => ({
    hitPolicy,
    inputs: [{ expression: 'n' }],
    outputs: [{ name: 'who' }, { name: 'also' }],
    rules: [rule('< 10', '"a"', '[1, { deep: 2 }]'), rule('< 5', '"b"', 'null'), rule('> 20', '"c"', 'n')],
  });
  for (const hitPolicy of ['first', 'collect']) {
    const decision = compileDecision({ decisions: { it: table(hitPolicy) } }, 'it', { names: ['n'] });
    const a = { who: 'a', also: [1, { deep: 2 }] };
    const one = (value) => (hitPolicy === 'collect' ? [value] : value);
    for (let time = 0; time < 2; time += 1) {
      const { value, matched } = decision.decide({ n: 7 });
      assert.deepEqual([value, matched], [one(a), [1]]);
      const given = hitPolicy === 'collect' ? value[0] : value;
      given.who = 'changed';
      given.also[1].deep = 'changed';
      assert.deepEqual(decision.decide({ n: 30 + time }), { value: one({ who: 'c', also: 30 + time }), matched: [3] });
    }
    if (hitPolicy === 'collect') assert.deepEqual(decision.decide({ n: 1 }), { value: [a, { who: 'b', also: null }], matched: [1, 2] });
    decision.free();
  }
  const literal = table('first');
  literal.rules.pop();
  const decision = compileDecision({ decisions: { it: literal } }, 'it', { names: ['n'] });
  const { value } = decision.decide({ n: 7 });
  value.also[1].deep = value.who = 'changed';
  assert.deepEqual(decision.decide(), { value: { who: 'a', also: [1, { deep: 2 }] }, matched: [1] });
  assert.deepEqual(decision.decide({ n: 70 }), { value: null, matched: [] });
  decision.free();
});

test('an explanation has what the parts gave, and why something is null', () => {
  const { steps, notes, value } = evaluate('a + b * 2', { a: 1, b: 3 });
  assert.equal(value, 7);
  assert.deepEqual(steps.at(-1), { start: 0, end: 9, value: '7' });
  assert.ok(steps.some(({ start, end, value: part }) => start === 4 && end === 9 && part === '6'));
  assert.deepEqual(notes, []);
  const broken = evaluate('a + b', { a: 1, b: 'x' });
  assert.equal(broken.value, null);
  assert.equal(broken.notes.length, 1);
});

test('unary tests say whether a value passes', () => {
  const passes = (tests, values) => unaryTest(tests, values).value;
  assert.equal(passes('< 10', { '?': 5 }), true);
  assert.equal(passes('"a", "b"', { '?': 'c' }), false);
  assert.equal(passes('[low..high]', { '?': 5, low: 1, high: 4 }), false);
  assert.equal(passes('contains(?, "x")', { '?': 'axe' }), true);
});

test('the page gives functions', () => {
  const functions = { 'Math.twice(int)': (number) => number * 2 };
  const source = '{ twice: function(n: number) external { java: { class: "Math", method signature: "twice(int)" } }, it: twice(21) }.it';
  assert.equal(evaluate(source, {}, { functions }).value, 42);
  assert.equal(evaluate(source).value, null);
  assert.equal(evaluate('twice(n) + 1', { n: 20 }, { functions: { twice: (number) => number * 2 } }).value, 41);
  const broken = evaluate('broken(1)', {}, { functions: { broken: (value) => value.no.such } });
  assert.deepEqual([broken.value, broken.notes.length], [null, 1]);
});

test('a function of the page may use the expression that calls it', () => {
  const functions = { again: (value) => (value > 0 ? expression.evaluate({ n: value - 1 }) + 1 : 0) };
  const expression = compileExpression('again(n) + 0 * n', { names: ['n'], functions });
  assert.equal(expression.evaluate({ n: 3 }), 3);
  assert.equal(expression.evaluate({ n: 2 }), 2);
  expression.free();
});

test('what would never end reaches a bound', () => {
  const { value, fault } = evaluate('count(for i in 1..1000000000 return i)');
  assert.equal(value, null);
  assert.match(fault.code, /^RS\d{4}$/);
});

const discount = {
  hitPolicy: 'unique',
  inputs: [{ expression: 'amount' }, { expression: 'kind' }],
  outputs: [{ name: 'percent' }, { name: 'why' }],
  rules: [
    { when: ['< 100', '-'], then: ['0', '"small"'] },
    { when: ['[100..1000]', '"member"'], then: ['10', '"member"'] },
    { when: ['> 900', '"member"'], then: ['15', '"large"'] },
  ],
};

test('a decision is taken, explained and refused', () => {
  const { value, matched, diagnostics, failure } = decide(discount, { amount: 500, kind: 'member' });
  assert.deepEqual([value, matched, diagnostics, failure], [{ percent: 10, why: 'member' }, [2], [], undefined]);
  const details = explain(discount, { amount: 50, kind: 'guest' });
  assert.deepEqual(details.rules.map((rule) => rule.matched), [true, false, false]);
  assert.deepEqual(details.inputs, [{ label: 'amount', value: '50' }, { label: 'kind', value: 'guest' }]);
  const both = decide(discount, { amount: 950, kind: 'member' });
  assert.equal(both.value, null);
  assert.match(both.failure.message, /Rules 2 and 3 both match/);
});

test('a compiled decision requires others, and keeps its values', () => {
  const definitions = {
    inputData: { price: { type: 'number' }, pieces: { type: 'number' } },
    decisions: { total: { expression: 'price * pieces' }, size: { expression: 'if total > 100 then "large" else "small"' } },
  };
  const decision = compileDecision(definitions, 'size');
  assert.deepEqual(decision.diagnostics, []);
  assert.deepEqual([...decision.reads].sort(), ['pieces', 'price']);
  assert.equal(decision.decide({ price: 30, pieces: 2 }).value, 'small');
  assert.equal(decision.decide({ pieces: 4 }).value, 'large');
  decision.free();
  const nothing = compileDecision(definitions, 'siez');
  assert.equal(nothing.decide().value, null);
  assert.equal(nothing.explain(), undefined);
});

test('a table is checked as a whole', () => {
  const { findings, complete } = checkTable(discount, { names: ['amount', 'kind'] });
  assert.equal(complete, true);
  const overlap = findings.find(({ rules }) => rules.length === 2);
  assert.deepEqual(overlap.rules, [2, 3]);
  assert.deepEqual(overlap.example.length, 2);
  assert.ok(findings.some(({ diagnostic }) => /RS\d{4}/.test(diagnostic.code) && diagnostic.severity === 'warning'));
  const [misspelt] = checkTable({ ...discount, hitPolicy: 'uniqe' }).findings;
  assert.equal(misspelt.diagnostic.help, 'Did you mean `unique`?');
});
