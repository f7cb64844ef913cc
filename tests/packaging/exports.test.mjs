/** What the package offers: files, exported names, and the linters of packages. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

import { given } from '../browser.mjs';
import { project } from './project.mjs';
import { names } from './expected.mjs';

const elements = {
  'elements.js': ['RouteslipFormElement', 'RouteslipInboxElement', 'RouteslipTimelineElement'],
  'elements/form.js': ['RouteslipFormElement'],
  'elements/inbox.js': ['RouteslipInboxElement'],
  'elements/timeline.js': ['RouteslipTimelineElement'],
};

const messages = {
  'messages.js': ['Speaker', 'addCatalogue', 'english', 'loadCatalogue'],
  ...Object.fromEntries(['ar', 'de', 'es', 'fr', 'ja', 'pt', 'zh'].map((tag) => [`messages/${tag}.js`, ['default']])),
};

const form = ['RouteslipError', 'createForm', 'init', 'validateMany'];
const xml = ['initXml', 'readDmn', 'writeDmn'];
const bpmn = ['initBpmn', 'readBpmn', 'writeBpmn'];
const schema = ['CompiledSchema', 'compileSchema', 'exportJsonSchema', 'formFromSchema', 'prepare'];

test('every entry exports the same names, and each element file its class', async (context) => {
  const dist = join(await project(context, {}), 'node_modules/routeslip/dist');
  const loaders = ['browser.js', 'node.js', 'workerd.js', 'inline.js'];
  const expected = {
    ...Object.fromEntries(loaders.map((file) => [file, names])),
    ...elements,
    ...messages,
    'form.js': form,
    'form-node.js': form,
    'schema.js': schema,
    'xml.js': xml,
    'xml-node.js': xml,
    'bpmn.js': bpmn,
    'bpmn-node.js': bpmn,
  };
  for (const [file, names] of Object.entries(expected)) {
    assert.deepEqual(await exportedBy(join(dist, file)), names, file);
  }
});

async function exportedBy(file) {
  const { metafile } = await build({ entryPoints: [file], format: 'esm', write: false, outdir: 'out', metafile: true });
  return Object.values(metafile.outputs)[0].exports.toSorted();
}

test('the tarball has what the repository says of itself, and no sources', async (context) => {
  const root = new URL('../../', import.meta.url);
  const documents = (await readdir(root)).filter((name) => /^(README\.md|LICENSE-.*)$/.test(name));
  const installed = join(await project(context, {}), 'node_modules/routeslip');
  assert.deepEqual((await readdir(installed)).toSorted(), [...documents, 'dist', 'package.json'].toSorted());
  for (const document of documents) {
    assert.equal(await readFile(join(installed, document), 'utf8'), await readFile(new URL(document, root), 'utf8'), document);
  }
});

test('publint finds nothing', async () => {
  const tarball = await readFile(given('ROUTESLIP_TARBALL'));
  const { messages, pkg } = await publint({ pack: { tarball: new Uint8Array(tarball).buffer }, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test('attw finds nothing', async () => {
  const cli = createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json');
  const modules = ['', '-rest', '-form', '-form-rest', '-xml', '-bpmn'].map((part) => `./routeslip${part}.wasm`);
  const assets = ['./routeslip.css', ...modules, './bundle.schema.json'];
  await promisify(execFile)(process.execPath, [
    join(cli, '../dist/index.js'),
    given('ROUTESLIP_TARBALL'),
    '--profile=esm-only',
    '--no-color',
    '--exclude-entrypoints',
    ...assets,
  ]).catch(({ stdout, stderr }) => assert.fail(`${stdout}${stderr}`));
});
