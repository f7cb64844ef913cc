// Models as XML, and bundles.

import { init } from 'routeslip';
import { initBpmn, readBpmn, writeBpmn } from 'routeslip/bpmn';
import { initXml, readDmn, writeDmn, type Bundle, type Diagnostic } from 'routeslip/xml';

const ready: Promise<void> = initXml();
await ready;
await initBpmn();

const { bundle, diagnostics } = readDmn('<definitions/>');
export const found: Diagnostic[] = diagnostics;
readDmn({ 'a.dmn': '<definitions/>', 'b.dmn': '<definitions/>' });

// @ts-expect-error: where the text is no model, there is no bundle.
export const certain: Bundle = bundle;

if (bundle) {
  const { xml, imports } = writeDmn(bundle);
  export_(xml, imports);
  await (await (await init()).open()).deploy(bundle);
}

export const drawn: Bundle | undefined = readBpmn('<definitions/>').bundle;

// @ts-expect-error: a model is text.
readBpmn(5);

if (drawn) {
  const again: string | undefined = writeBpmn(drawn).xml;
  export_(again, {});
  writeBpmn(JSON.stringify(drawn), 'order');
  // @ts-expect-error: a workflow is said by its name.
  writeBpmn(drawn, 1);
}

// @ts-expect-error: a model is text.
readDmn(new Uint8Array());

// @ts-expect-error: a bundle is an object or text.
writeDmn(5);

function export_(xml: string | undefined, imports: Record<string, string>): void {
  // @ts-expect-error: where the text is no bundle, there is no model.
  readDmn(xml);
  readDmn({ own: xml ?? '', ...imports });
}
