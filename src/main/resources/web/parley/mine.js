// @ts-check
// What is this reader's own in a discussion: votes, reactions, comments that may still be changed or that wait, and whom
// they have muted. The page is the same for all; this is laid over it.
import { api, keep, kept } from './html.js';
import { written } from './own.js';
import { send, spoken } from './send.js';
import { styled } from './styled.js';

/** @typedef {import('../parley.js').ParleyComments} Host */
/** @typedef {import('./thread.js').Thread} Thread */
/** @typedef {{id: string, status: string, html: string, createdAt: string, editUntil: string | null, editToken: string | null,
 *   reason: string | null, held?: {detail: string}[], text: string, comment: any}} Own */
/** @typedef {{votes: Record<string, number>, reactions: Record<string, string[]>, comments: Own[], muted: string[], follows: boolean}} Mine */

/** @type {WeakMap<Thread, Mine>} */
const all = new WeakMap();

/** @param {Thread} thread @returns {Mine} */
export function mineOf(thread) {
  const known = all.get(thread);
  if (known) return known;
  const fresh = { votes: {}, reactions: {}, comments: [], muted: [], follows: false };
  all.set(thread, fresh);
  thread.dressers.add(() => dress(thread));
  return fresh;
}

/** @param {Host} host */
export async function adopt(host) {
  if (all.has(host.thread)) return;
  mineOf(host.thread);
  await refresh(host);
}

/** Asks the server anew. @param {Host} host */
export async function refresh(host) {
  const { thread } = host;
  const mine = mineOf(thread);
  await styled(host);
  if (kept().guest) {
    const answer = await send('GET', `${api}/discussions/${thread.id}/mine`, undefined, spoken(thread));
    if (answer.ok) Object.assign(mine, answer.body);
  }
  for (const own of mine.comments) if (own.status !== 'removed' && !(own.status === 'published' && own.comment.number)) showWaiting(thread, own);
  forgetOld(mine);
  thread.dress();
  if (kept().guest) await (await import('./bell.js')).adopt(host);
}

/** A comment that only its author sees. @param {Thread} thread @param {Own} own */
function showWaiting(thread, own) {
  if (thread.find(own.id)) return;
  const line = written(thread, own.comment, own.held ?? []);
  const words = line.querySelector('.waiting');
  if (own.status === 'rejected' && words) {
    words.textContent = own.reason ? thread.text('rejectedBecause', own.reason) : thread.text('rejected');
    words.append(' ', thread.text('onlyYou'));
  }
  thread.put(line, true);
}

/** @param {Mine} mine */
function forgetOld({ comments }) {
  const over = comments.filter(({ editUntil }) => !editUntil || Date.parse(editUntil) < Date.now()).map(({ id }) => id);
  const edits = Object.entries(kept().edits ?? {});
  keep({ edits: Object.fromEntries(edits.filter(([id]) => !over.includes(id)).slice(-50)) });
}

/** @param {Thread} thread */
function dress(thread) {
  const { votes, reactions, comments, muted: mutedThere } = mineOf(thread);
  for (const [id, mine] of Object.entries(votes)) press(thread.find(id), '.votes button', value => Number(value) === mine);
  for (const [id, mine] of Object.entries(reactions)) press(thread.find(id), '.reactions [value], .picker [value]', value => mine.includes(value));
  for (const own of comments) offerChanges(thread, own);
  const silent = new Set([...mutedThere, ...Object.keys(kept().muted ?? {})]);
  for (const line of thread.list.querySelectorAll('li[data-author]')) {
    const muted = silent.has(line.getAttribute('data-author') ?? '');
    const button = line.querySelector('[data-act=mute]');
    const name = line.querySelector('.author')?.textContent ?? '';
    if (button && line.matches('.muted') !== muted) button.textContent = thread.text(muted ? 'unmute' : 'mute', name);
    line.classList.toggle('muted', muted);
  }
}

/** @param {Element | null | undefined} line @param {string} css @param {(value: string) => boolean} is */
function press(line, css, is) {
  for (const button of line?.querySelectorAll(css) ?? []) button.ariaPressed = String(is(button.getAttribute('value') ?? ''));
}

/** For as long as the edit window is open. @param {Thread} thread @param {Own} own */
function offerChanges(thread, own) {
  const line = thread.find(own.id);
  if (!line) return;
  line.classList.add('mine');
  const left = Date.parse(own.editUntil ?? '') - Date.now();
  const may = left > 0 && own.status !== 'removed';
  for (const act of ['edit', 'remove']) {
    const button = /** @type {HTMLElement | null} */ (line.querySelector(`[data-act=${act}]`)) ?? offer(thread, line, act);
    if (button) button.hidden = !may;
  }
  if (may && line.dataset.closing === undefined) {
    line.dataset.closing = '';
    setTimeout(() => thread.dress(), left);
  }
}

/** @param {Thread} thread @param {HTMLElement} line @param {string} act */
function offer(thread, line, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.act = act;
  button.textContent = thread.text(act);
  line.querySelector('footer')?.append(button);
  return button;
}
