/** What `init` gives once the module is there. */

import * as wasm from '../wasm/routeslip.js';
import { call } from './error.js';
import type { Diagnostic, Routeslip, Workspace, WorkspaceOptions } from './types.js';
import { OpenWorkspace } from './workspace.js';

/** A bundle as the text that crosses into the module. */
export function text(bundle: string | object): string {
  return typeof bundle === 'string' ? bundle : JSON.stringify(bundle);
}

export const routeslip: Routeslip = {
  get version(): string {
    return wasm.version();
  },

  check(bundle: string | object): Diagnostic[] {
    return call(() => wasm.check(text(bundle))) as Diagnostic[];
  },

  async open({ store = 'memory', name = 'routeslip', clock }: WorkspaceOptions = {}): Promise<Workspace> {
    const database = store === 'indexeddb' ? name : undefined;
    return new OpenWorkspace(await wasm.Workspace.open(database, clock), database);
  },

  async erase(name = 'routeslip'): Promise<void> {
    await wasm.erase(name);
  },
};
