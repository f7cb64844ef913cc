/** What `init` gives once the module is there. */

import * as wasm from '../wasm/routeslip.js';
import { view } from './error.js';
import { Host } from './host.js';
import { IndexedDbStore } from './store/indexed-db.js';
import { MemoryStore } from './store/memory.js';
import { text } from './text.js';
import type { Deployment, Diagnostic, Routeslip, Workspace, WorkspaceOptions } from './types.js';
import { OpenWorkspace } from './workspace.js';

/** The name of the database of a workspace. */
const DATABASE = 'routeslip';

export const routeslip: Routeslip = {
  get version(): string {
    return wasm.version();
  },

  check(bundle: string | object): Diagnostic[] {
    const workspace = new wasm.Workspace(new Host());
    try {
      return view<Deployment>(() => workspace.check(text(bundle))).diagnostics;
    } finally {
      workspace.free();
    }
  },

  lint(bundle: string | object): Diagnostic[] {
    return view<Diagnostic[]>(() => wasm.Workspace.lint(text(bundle)));
  },

  async open({ store = 'memory', name = DATABASE, log, clock, ...language }: WorkspaceOptions = {}): Promise<Workspace> {
    const module = new wasm.Workspace(new Host(clock));
    return store === 'memory'
      ? OpenWorkspace.open(module, new MemoryStore(log), undefined, language)
      : OpenWorkspace.open(module, await IndexedDbStore.open(name), `routeslip ${name}`, language);
  },

  async erase(name = DATABASE): Promise<void> {
    await IndexedDbStore.erase(name);
  },
};
