/** A leave request from form to end, without a page: `node examples/node/leave-request.mjs`. */

import { readFile } from 'node:fs/promises';
import { init } from 'routeslip';

const bundle = await readFile(new URL('../../www/bundles/leave-request.json', import.meta.url), 'utf8');
const routeslip = await init();
const workspace = await routeslip.open();
await workspace.deploy(bundle);

const day = (fromNow) => new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10);
const form = await workspace.begin('leave-request', { actor: 'ana' });
form.set('kind', 'Holiday');
form.set('from', day(14));
form.set('to', day(18));
const { slip } = await form.submit();
form.free();

const [why] = workspace.explain(slip.id);
console.log(`${slip.title}\n${why.sentence}\n`);

const [review] = workspace.inbox('bo');
await workspace.act(review.id, { actor: 'bo', outcome: 'approve', comment: 'Enjoy!' });
const [book] = workspace.inbox('cy');
await workspace.act(book.id, { actor: 'cy' });

for (const { by = '', title, comment, detail } of workspace.timeline(slip.id)) {
  console.log([by.padEnd(4), title, detail && `(${detail})`, comment && `"${comment}"`].filter(Boolean).join(' '));
}
workspace.close();
