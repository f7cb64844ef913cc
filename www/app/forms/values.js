/** The values of a form as one object, from the list of its fields by path. */

/** What is shown and has a value, in groups and rows. */
export function nested(fields) {
  const values = {};
  const hidden = fields.filter(({ visible }) => !visible).map(({ field }) => field);
  const lists = new Map(fields.filter(({ rows }) => rows).map(({ field, rows }) => [field, rows]));
  for (const { field, value = null } of fields) {
    const isShown = !hidden.some((path) => field === path || field.startsWith(`${path}/`));
    if (isShown && value !== null && value !== '') put(values, field, value, lists);
  }
  return values;
}

function put(values, path, value, lists) {
  const names = path.split('/');
  const last = names.pop();
  let at = values;
  let before = '';
  for (const name of names) {
    before = before ? `${before}/${name}` : name;
    const rows = lists.get(before.slice(0, -name.length - 1));
    const key = rows ? rows.indexOf(Number(name)) : name;
    at = at[key] ??= lists.has(before) ? [] : {};
  }
  at[last] = value;
}
