// @ts-check
// What comes from the server, and what this browser keeps.

/** Where these files come from is where Parley is. */
export const origin = new URL(import.meta.url).origin;
export const api = origin + '/api/v1';

/** @type {{createHTML(html: string): any} | undefined} */
let policy;

/**
 * Markup of our own server, ready to insert. The browser's sanitizer is a second wall, and needs no Trusted Types
 * policy; the policy is made only where it is needed, because making it throws where a page does not list its name.
 * @param {string} html
 */
export function parse(html) {
  const template = /** @type {any} */ (document.createElement('template'));
  if (template.setHTML) template.setHTML(html, { sanitizer: {} });
  else {
    const types = /** @type {any} */ (globalThis).trustedTypes;
    policy ??= types?.createPolicy('parley', { createHTML: (/** @type {string} */ text) => text });
    template.innerHTML = policy ? policy.createHTML(html) : html;
  }
  return absolute(/** @type {DocumentFragment} */ (template.content));
}

/** Our addresses would be read as the host page's. @param {DocumentFragment} content */
function absolute(content) {
  if (origin === location.origin) return content;
  for (const name of ['href', 'action']) {
    for (const each of content.querySelectorAll(`[${name}^="/"]`)) {
      each.setAttribute(name, origin + each.getAttribute(name));
    }
  }
  for (const template of content.querySelectorAll('template')) absolute(template.content);
  return content;
}

/** @param {string} address */
export async function fetchHtml(address) {
  const answer = await fetch(address, { headers: { Accept: 'text/html' } });
  if (!answer.ok) throw new Error(String(answer.status));
  return parse(await answer.text());
}

const shelf = 'parley ' + origin;

/**
 * What this browser was given to bring back, and what its reader chose.
 * @typedef {{guest?: string, edits?: Record<string, {token: string, text: string}>, me?: Record<string, string>,
 *   sort?: Record<string, string>, drafts?: Record<string, string>, folded?: string[], muted?: Record<string, string>}} Kept
 */

/** @returns {Kept} */
export function kept() {
  try {
    return JSON.parse(localStorage.getItem(shelf) ?? '{}');
  } catch {
    return {};
  }
}

/** Where the browser keeps nothing, the reader is a stranger again next time. @param {Kept} more */
export function keep(more) {
  try {
    localStorage.setItem(shelf, JSON.stringify({ ...kept(), ...more }));
  } catch {
    // as said
  }
}
