// @ts-check
// What goes to the server.
import { keep, kept } from './html.js';

/**
 * @param {string} method @param {string} address @param {object} [body] @param {Record<string, string>} [headers]
 * @param {boolean} [leaving] whether it must arrive though the page is being left
 * @returns {Promise<{ok: boolean, status: number, body: any}>} a lost connection is an answer too, of status 0
 */
export async function send(method, address, body, headers = {}, leaving = false) {
  const guest = kept().guest;
  try {
    const answer = await fetch(address, {
      method,
      keepalive: leaving,
      headers: {
        Accept: 'application/json',
        ...(body && { 'Content-Type': 'application/json' }),
        ...(guest && { Authorization: 'Guest ' + guest }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const said = text ? JSON.parse(text) : {};
    if (said.guestToken) keep({ guest: said.guestToken });
    return { ok: answer.ok, status: answer.status, body: said };
  } catch {
    return { ok: false, status: 0, body: {} };
  }
}

/** Why not, in words of the reader's language. @param {import('./thread.js').Thread} thread @param {{status: number, body: any}} answer */
export const reason = (thread, { status, body: { type = '', title = '', detail, errors = [] } }) =>
  status === 0
    ? thread.text('offline')
    : (errors.map((/** @type {any} */ error) => error.detail).join(' ') ||
      thread.texts['problem.' + type.split('/').at(-1)] || detail || title || thread.text('failed'));

/** The page's language goes before the browser's. @param {import('./thread.js').Thread} thread @returns {Record<string, string>} */
export const spoken = ({ lang }) => (lang ? { 'Accept-Language': lang } : {});

/** For what is sent twice but must be done once: 128 random bits. */
export const randomKey = () => [...crypto.getRandomValues(new Uint32Array(4))].map(part => part.toString(36)).join('-');

