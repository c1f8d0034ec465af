// @ts-check
// What goes to the server and what comes back.

/** Where these files come from is where Parley is. */
export const origin = new URL(import.meta.url).origin;

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

/**
 * @param {string} method @param {string} address @param {object} body @param {Record<string, string>} [headers]
 * @returns {Promise<{ok: boolean, body: any}>} a lost connection is an answer too, in the words of a problem
 */
export async function send(method, address, body, headers = {}) {
  const guest = kept().guest;
  try {
    const answer = await fetch(address, {
      method,
      body: JSON.stringify(body),
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        ...(guest && { Authorization: 'Guest ' + guest }),
        ...headers,
      },
    });
    const said = await answer.json();
    if (said.guestToken) keep({ guest: said.guestToken });
    return { ok: answer.ok, body: said };
  } catch {
    return { ok: false, body: { title: 'The server could not be reached. Nothing you wrote is lost; please try again.' } };
  }
}

const shelf = 'parley ' + origin;

/** @returns {{guest?: string, edits?: Record<string, string>}} what this browser was given to bring back */
export function kept() {
  try {
    return JSON.parse(localStorage.getItem(shelf) ?? '{}');
  } catch {
    return {};
  }
}

/** Where the browser keeps nothing, the reader is a stranger again next time. @param {object} more */
export function keep(more) {
  try {
    localStorage.setItem(shelf, JSON.stringify({ ...kept(), ...more }));
  } catch {
    // as said
  }
}
