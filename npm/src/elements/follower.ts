/** An element that shows a part of a workspace and follows its changes, while it is in a document. */

import type { Localization, Workspace } from '../face/index.js';
import { RouteslipElement } from './element.js';
import { retell } from './time.js';

const MINUTE = 60_000;

export abstract class WorkspaceElement extends RouteslipElement {
  #workspace: Workspace | null = null;
  #clock = 0;
  readonly #changed = () => {
    if (this.localization) this.refresh(this.localization);
  };

  get workspace(): Workspace | null {
    return this.#workspace;
  }

  set workspace(workspace: Workspace | null) {
    this.#workspace?.removeEventListener('change', this.#changed);
    this.#workspace = workspace;
    this.listenTo(workspace);
    if (this.isConnected) {
      workspace?.addEventListener('change', this.#changed);
    }
    this.redraw();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#workspace?.addEventListener('change', this.#changed);
    this.#clock = window.setInterval(() => this.#retell(), MINUTE);
    this.redraw();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#workspace?.removeEventListener('change', this.#changed);
    clearInterval(this.#clock);
  }

  /** The name of a person of the workspace; anything else is shown as it is. */
  protected nameOf(actor: string): string {
    return this.#workspace?.people.find(({ id }) => id === actor)?.name ?? actor;
  }

  /** Shows what has changed, and leaves alone what a person is busy with. */
  protected abstract refresh(localization: Localization): void;

  #retell(): void {
    const { localization } = this;
    if (localization) this.querySelectorAll('time').forEach((element) => retell(element, localization.locale));
  }
}
