// @ts-check
// The style sheet of what is loaded later.
import { origin } from './html.js';

/** @param {import('../parley.js').ParleyComments} host */
export async function styled({ root, isConnected }) {
  const place = root instanceof ShadowRoot ? root : document.head;
  const address = origin + '/parley/more.css';
  if (!isConnected || place.querySelector(`link[href="${address}"]`)) return;
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = address;
  const there = new Promise(done => (sheet.onload = sheet.onerror = done));
  place.prepend(sheet);
  await there;
}
