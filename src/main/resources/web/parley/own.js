// @ts-check
// A comment of the reader's own, before the server's markup of it is here: by the blank that the server left.
import { parse } from './html.js';
import { commentsIn } from './thread.js';

/** @typedef {import('../parley.js').ParleyComments} Host */
/** @typedef {import('./thread.js').Thread} Thread */

/** What is on its way. @param {Thread} thread @param {any} body @param {HTMLElement | undefined} answered */
export function sketch(thread, body, answered) {
  const said = document.createElement('p');
  said.textContent = body.text;
  const line = blank(thread, {
    id: 'sending',
    parentId: body.parentId,
    rootId: answered?.dataset.root ?? '',
    depth: answered ? Number(answered.dataset.depth) + 1 : 0,
    author: body.author,
    createdAt: new Date().toISOString(),
    status: 'published',
  });
  line.querySelector('.body')?.replaceChildren(said);
  line.classList.add('sending');
  line.ariaBusy = 'true';
  return line;
}

/**
 * Shows what its reader has just written, whether or not the live event came first.
 * @param {Host} host @param {{comment: any, held?: {detail: string}[]}} posted
 */
export function own(host, { comment, held = [] }) {
  const { thread } = host;
  const known = thread.waiting.get(comment.id);
  thread.waiting.delete(comment.id);
  if (known) thread.put(known, true);
  else if (!thread.find(comment.id)?.dataset.number) thread.put(written(thread, comment, held), true);
  thread.say(comment.status === 'pending' ? 'waits' : 'published');
  const line = thread.find(comment.id);
  if (line) thread.point(line);
  host.tell('comment-created', { comment });
  import('./mine.js').then(file => file.refresh(host));
}

/** @param {Thread} thread @param {any} comment @param {{detail: string}[]} held */
export function written(thread, comment, held) {
  const line = blank(thread, comment);
  line.querySelector('.body')?.replaceChildren(parse(comment.html ?? ''));
  for (const { detail } of held) line.querySelector('.waiting')?.append(' ', detail);
  return line;
}

/** As Avatar.java makes it. @param {HTMLElement} place @param {string} name */
function picture(place, name) {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  place.textContent = letters.map(word => [...word][0].toUpperCase()).join('');
  const tone = [...name.trim()].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0) % 12;
  place.className = 'avatar tone-' + tone;
}

/** @param {Thread} thread @param {any} comment */
function blank(thread, { id, number, parentId, rootId, depth, author, createdAt, status, permalink }) {
  const template = /** @type {HTMLTemplateElement} */ (thread.part('template.blank'));
  const line = /** @type {HTMLElement} */ (commentsIn(template.content)[0].cloneNode(true));
  const all = (/** @type {string} */ css) => /** @type {any} */ (line.querySelector(css));
  if (number) line.id = 'comment-' + number;
  line.className = 'comment depth-' + Math.min(6, depth);
  Object.assign(line.dataset, { id, number: number ?? '', root: rootId, depth, at: createdAt, status });
  if (parentId) line.dataset.parent = parentId;
  for (const link of line.querySelectorAll('.number')) link.setAttribute('href', permalink ?? '#');
  all('.number').textContent = number ? '#' + number : '';
  if (!number) all('.number').previousSibling?.remove();
  all('.author').textContent = author.name;
  picture(all('.avatar'), author.name);
  const answered = depth > 4 && thread.find(parentId)?.querySelector('.author')?.textContent;
  if (answered) all('.when').append(' · ' + thread.text('inReplyTo', answered));
  all('time').dateTime = createdAt;
  for (const field of line.querySelectorAll('[name=comment]')) field.setAttribute('value', id);
  all('.answer').href = all('.answer').getAttribute('href').replace('replyTo=', 'replyTo=' + id);
  all('.answer').ariaLabel = thread.text('replyTo', author.name);
  if (status === 'published') all('.waiting')?.remove();
  return line;
}
