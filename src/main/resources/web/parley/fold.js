// @ts-check
// Folding branches away, and remembering which.
import { keep, kept } from './html.js';
import { depth } from './thread.js';

/** @typedef {import('../parley.js').ParleyComments} Host */
/** @typedef {import('./thread.js').Thread} Thread */

const REMEMBERED = 200;

/** @param {Host} host */
export function adopt({ thread }) {
  if (thread.unfold) return;
  thread.unfold = line => unfold(thread, line);
  thread.dressers.add(() => refold(thread));
  thread.dress();
}

/** @param {Host} host @param {HTMLElement} button */
export function fold(host, button) {
  adopt(host);
  const line = /** @type {HTMLElement} */ (button.closest('li'));
  set(line, button.ariaExpanded === 'true');
  refold(host.thread);
}

/** @param {HTMLElement} line @param {boolean} away */
function set({ dataset: { id = '' } }, away) {
  const others = (kept().folded ?? []).filter(each => each !== id);
  keep({ folded: away ? [...others, id].slice(-REMEMBERED) : others });
}

/** @param {Thread} thread @param {HTMLElement} line whose ancestors stand open from here on */
function unfold(thread, line) {
  for (let above = thread.find(line.dataset.parent); above; above = thread.find(above.dataset.parent)) set(above, false);
  refold(thread);
}

/** @param {Thread} thread */
function refold(thread) {
  const folded = new Set(kept().folded);
  let below = Infinity;
  for (const each of thread.list.children) {
    const line = /** @type {HTMLElement} */ (each);
    if (depth(line) <= below) below = Infinity;
    line.classList.toggle('under', depth(line) > below);
    const away = folded.has(line.dataset.id ?? '');
    if (away && below === Infinity) below = depth(line);
    const button = /** @type {HTMLElement | null} */ (line.querySelector('.fold'));
    if (button) tell(thread, line, button, away);
  }
}

/** @param {Thread} thread @param {HTMLElement} line @param {HTMLElement} button @param {boolean} away */
function tell(thread, line, button, away) {
  button.ariaExpanded = String(!away);
  const label = thread.text(away ? 'unfold' : 'fold', Number(line.dataset.descendants));
  button.ariaLabel = label;
  button.title = label;
  const words = /** @type {HTMLElement | null} */ (button.querySelector('.replies'));
  if (words) words.textContent = away ? label : thread.text('replies', Number(line.dataset.descendants));
}

