// @ts-check
// Walking through a discussion: more of it, in another order, around one comment.
import { api, fetchHtml, keep, kept } from './html.js';
import { commentsIn } from './thread.js';

/** @typedef {import('../parley.js').ParleyComments} Host */
/** @typedef {import('./thread.js').Thread} Thread */

/**
 * Puts the page as it now is in place of the old one; what is half written stays.
 * @param {Host} host @param {{minSeq?: number, sort?: string}} wish
 */
export async function reread(host, { minSeq, sort = host.thread.sort }) {
  if (host.thread.branch) return location.reload();
  const limit = Math.min(100, Math.max(20, host.thread.roots().length));
  replace(host, await fetchHtml(host.address({ sort, limit, minSeq })));
}

/** @param {Host} host @param {DocumentFragment} content */
function replace(host, content) {
  const fresh = content.querySelector('.parley');
  if (!fresh) throw new Error('no discussion came');
  const { section } = host.thread;
  const form = host.form?.letGo();
  section.replaceWith(fresh);
  host.adopt();
  if (form) host.form?.takeUp(form);
}

/** @param {Host} host @param {HTMLElement} link */
export async function sort(host, link) {
  const { sort = '' } = link.dataset;
  await reread(host, { sort });
  keep({ sort: { ...kept().sort, [host.site]: sort } });
  /** @type {HTMLElement | null} */ (host.thread.part(`[data-sort="${sort}"]`))?.focus();
}

/** The next page, or the rest of a branch. @param {Host} host @param {HTMLElement} link */
export async function more(host, link) {
  const { thread } = host;
  const line = /** @type {HTMLElement | null} */ (link.closest('li.more'));
  const place = line ?? thread.part('.next');
  if (!place || place.ariaBusy) return;
  place.ariaBusy = 'true';
  try {
    if (line) fillBranch(thread, line, await fetchHtml(branchAddress(host, line)));
    else append(thread, await fetchHtml(host.address({ sort: thread.sort, after: link.dataset.cursor })));
  } finally {
    place.ariaBusy = null;
  }
}

/** @param {Host} host @param {HTMLElement} line */
const branchAddress = (host, line) =>
  `${api}/comments/${line.dataset.branch}/replies?` + host.query({ after: line.dataset.cursor });

/** @param {Thread} thread @param {DocumentFragment} content */
function append(thread, content) {
  const lines = takeOver(thread, content);
  thread.list.append(...(content.querySelector('.comments')?.children ?? []));
  thread.part('.next')?.replaceChildren(...(content.querySelector('.next')?.children ?? []));
  settle(thread, lines);
}

/** @param {Thread} thread @param {HTMLElement} more @param {DocumentFragment} content */
function fillBranch(thread, more, content) {
  const lines = takeOver(thread, content);
  more.replaceWith(...(content.querySelector('.comments')?.children ?? []));
  settle(thread, lines);
}

/** What is loaded already gives way. @param {Thread} thread @param {DocumentFragment} content */
function takeOver(thread, content) {
  const lines = commentsIn(content);
  for (const { dataset } of lines) {
    thread.find(dataset.id)?.remove();
    thread.waiting.delete(dataset.id);
  }
  return lines;
}

/** @param {Thread} thread @param {HTMLElement[]} lines */
function settle(thread, lines) {
  thread.tellWaiting();
  thread.dress();
  if (lines.length) thread.point(lines[0]);
}

/** A permalink within its own page. @param {Host} host @param {HTMLElement} link */
export function link(host, link) {
  const line = /** @type {HTMLElement} */ (link.closest('li'));
  history.pushState(null, '', '#comment-' + line.dataset.number);
  host.thread.point(line);
}

/** Brings a comment into view, with the page around it if need be. @param {Host} host @param {string} number */
export async function show(host, number) {
  const line = () => commentsIn(host.thread.list).find(each => each.dataset.number === number && !each.hidden);
  if (!line()) {
    const query = host.query({ sort: host.thread.sort });
    const around = await fetchHtml(`${api}/discussions/${host.thread.id}/comments/${number}?${query}`).catch(() => null);
    if (around) replace(host, around);
  }
  const found = line();
  if (found) return host.thread.point(found);
  host.thread.say('notThere');
  host.scrollIntoView();
}
