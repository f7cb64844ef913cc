/** The values of a form as one object. */

/** What is entered and shown, from the list of fields by their paths. */
export function entered(fields) {
  const values = {};
  const hidden = fields.filter(({ visible }) => !visible).map(({ field }) => field);
  const lists = new Map(fields.filter(({ rows }) => rows).map(({ field, rows }) => [field, rows]));
  for (const { field, value = '' } of fields) {
    const isShown = !hidden.some((path) => field === path || field.startsWith(`${path}/`));
    if (isShown && value !== null && value.length !== 0) put(values, field, value, lists);
  }
  return values;
}

/** What was submitted, from the answers that an inbox shows. */
export function submitted(answers) {
  const value = ({ value, answers, rows }) => (rows ? rows.map(submitted) : answers ? submitted(answers) : value);
  return Object.fromEntries(answers.map((answer) => [answer.field, value(answer)]));
}

function put(values, path, value, lists) {
  const names = path.split('/');
  const last = names.pop();
  let at = values;
  let before = '';
  for (const name of names) {
    const rows = lists.get(before);
    before = before ? `${before}/${name}` : name;
    at = at[rows ? rows.indexOf(Number(name)) : name] ??= lists.has(before) ? [] : {};
  }
  at[last] = value;
}
