/** The package with Vite's development server and no plugin. */

import { test } from 'node:test';
import { createServer } from 'vite';

import { page, project, script } from './project.mjs';
import { visit } from './visit.mjs';

test('the development server', async (context) => {
  const root = await project(context, {
    'index.html': page('/main.js'),
    'main.js': `import 'routeslip/routeslip.css';${script('routeslip')}`,
  });
  const server = await createServer({ root, configFile: false, logLevel: 'warn', server: { port: 0, host: '127.0.0.1' } });
  context.after(() => server.close());
  await server.listen();
  await visit(server.resolvedUrls.local[0]);
});
