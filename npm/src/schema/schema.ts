/** A compiled schema. */

import { view } from '../face/error.js';
import { Host } from '../face/host.js';
import { text } from '../face/text.js';
import type { Diagnostic } from '../face/types.js';
import { JsonSchema as Module, moduleMemory } from '../wasm/routeslip.js';
import { metaSchemas } from './meta-schemas.js';
import type { Output, OutputUnit, Report, Schema, SchemaOptions } from './types.js';

/** A schema that was compiled, which is asked about as many documents as is wanted. */
export class CompiledSchema {
  /** Everything that is wrong with the schema, and what is doubtful. What has a mistake is valid for nothing. */
  readonly diagnostics: Diagnostic[];
  readonly #module: Module;
  /** Where the module takes documents from. */
  #room = new Uint8Array();

  /** @internal */
  constructor(schema: Schema, { remotes = {}, ...options }: SchemaOptions) {
    const own = write(schema);
    const given = Object.entries(remotes).map(([uri, remote]) => ({ uri, text: write(remote) }));
    given.push(...metaSchemas([own, ...given.map(({ text }) => text)]));
    this.#module = new Module(new Host(), own, JSON.stringify({ ...options, remotes: given }));
    this.diagnostics = view(() => this.#module.about());
  }

  /** Whether a value is valid. What JSON can't hold is not. */
  isValid(value: unknown): boolean {
    const json = JSON.stringify(value) as string | undefined;
    return json !== undefined && this.isValidText(json);
  }

  /** Whether the document in a JSON text is valid. */
  isValidText(json: string): boolean {
    // The memory of a module is another one once it has grown.
    if (this.#room.length < json.length) this.#makeRoom(2 * json.length);
    let { read, written } = encoder.encodeInto(json, this.#room);
    if (read < json.length) {
      this.#makeRoom(3 * json.length);
      ({ read, written } = encoder.encodeInto(json, this.#room));
    }
    return read === json.length && this.#module.isValid(written);
  }

  #makeRoom(length: number): void {
    const start = this.#module.room(length);
    this.#room = new Uint8Array((moduleMemory() as WebAssembly.Memory).buffer, start, length);
  }

  /** What is wrong with a value: a string is a value like others. `validateText` takes JSON text. */
  validate(value: unknown): Report;
  validate(value: unknown, options: { output: Output }): OutputUnit;
  validate(value: unknown, options?: { output: Output }): Report | OutputUnit {
    return this.#validate(JSON.stringify(value) ?? '', options?.output);
  }

  /** What is wrong with the document in a JSON text. */
  validateText(json: string): Report;
  validateText(json: string, options: { output: Output }): OutputUnit;
  validateText(json: string, options?: { output: Output }): Report | OutputUnit {
    return this.#validate(json, options?.output);
  }

  #validate(json: string, output: Output | undefined): Report | OutputUnit {
    return output === undefined
      ? view<Report>(() => this.#module.validate(json))
      : view<OutputUnit>(() => this.#module.output(json, output));
  }

  free(): void {
    this.#module.free();
  }

  [Symbol.dispose](): void {
    this.free();
  }
}

const encoder = new TextEncoder();

/** Compiles a schema. `free` it when it is not needed any more. */
export function compileSchema(schema: Schema, options: SchemaOptions = {}): CompiledSchema {
  return new CompiledSchema(schema, options);
}

export function write(schema: Schema): string {
  return typeof schema === 'boolean' ? String(schema) : text(schema);
}
