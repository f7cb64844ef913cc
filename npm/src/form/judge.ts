/** Judging many submissions piece by piece. The program for it is in the package's main module, loaded when it is needed. */

import { view } from '../face/error.js';
import { Host } from '../face/host.js';
import { text } from '../face/text.js';
import type { Diagnostic } from '../face/types.js';
import { rest } from '../rest/page.js';
import { Many } from '../wasm/routeslip.js';
import type { ManyReport, ManySource, ValidateMany } from './many.js';

/** How many bytes cross at a time. */
const PIECE = 1 << 18;

/** After how many milliseconds others have their turn. */
const TURN = 12;

/** The greatest number that crosses as a limit. */
const MOST = 0xffff_ffff;

/** Judges the submissions; the main module has been started. */
export const judge: ValidateMany = async (definition, source, options = {}) => {
  const { name = 'form', clock, progress, signal, limit, ...others } = options;
  signal?.throwIfAborted();
  await rest.take();
  const said = { ...others, ...(limit !== undefined && { limit: Math.max(0, Math.min(MOST, Math.ceil(limit))) }) };
  const many = new Many(new Host(clock), name, text(definition), JSON.stringify(said));
  try {
    const diagnostics = view<Diagnostic[]>(() => many.diagnostics());
    if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics };
    let turn = performance.now();
    for await (const piece of pieces(source, signal)) {
      const [bytes = 0, rows = 0, valid = 0] = many.feed(piece);
      progress?.({ bytes, rows, valid });
      if (performance.now() - turn > TURN) {
        await pause();
        turn = performance.now();
      }
      signal?.throwIfAborted();
    }
    return { report: view<ManyReport>(() => many.finish()), diagnostics };
  } finally {
    many.free();
  }
};

/** The bytes of a source, in pieces of a bounded length. */
async function* pieces(source: ManySource, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  for await (const bytes of wholes(source, signal)) {
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
  }
}

async function* wholes(source: ManySource, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  if (source instanceof ArrayBuffer) {
    yield new Uint8Array(source);
  } else if (ArrayBuffer.isView(source)) {
    yield new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  } else if (source instanceof Blob || source instanceof ReadableStream) {
    yield* read(source instanceof Blob ? source.stream() : source, signal);
  } else {
    yield* source;
  }
}

/** What comes out of a stream. Not every browser can iterate over one. */
async function* read(stream: ReadableStream<Uint8Array>, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  const cancel = (): void => void reader.cancel(signal?.reason).catch(() => undefined);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) return;
      yield value;
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
    await reader.cancel().catch(() => undefined);
  }
}

/** Lets events and drawing have their turn. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
