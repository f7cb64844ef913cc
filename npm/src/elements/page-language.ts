/** The language of a page, which may differ from place to place and change. */

import { canonical } from '../messages/catalogue.js';

const followers = new Set<() => void>();
let observer: MutationObserver | undefined;

/** The language of the nearest ancestor that has one, also outside of a shadow tree; the browser's where none has. */
export function languageAt(element: Element): string {
  let at: Element | undefined = element;
  while (at) {
    const found: Element | null = at.closest('[lang]');
    if (found) return canonical(found.getAttribute('lang')) ?? 'en';
    at = (at.getRootNode() as Partial<ShadowRoot>).host;
  }
  return canonical(navigator.language) ?? 'en';
}

/** Calls back when a language of the page may be another one; gives what ends that. */
export function followPage(follow: () => void): () => void {
  followers.add(follow);
  observer ??= new MutationObserver(() => followers.forEach((follow) => follow()));
  observer.observe(document, { subtree: true, attributeFilter: ['lang'] });
  return () => {
    followers.delete(follow);
    if (followers.size === 0) observer?.disconnect();
  };
}
