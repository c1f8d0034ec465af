// @ts-check
// The list of comments as it stands in the page, and how an event changes it (docs/live-protocol.md, "Applying events").
import { parse } from './html.js';

/** @param {ParentNode} place @returns {HTMLElement[]} */
export const commentsIn = place => [...place.querySelectorAll('li[data-id]')].map(each => /** @type {HTMLElement} */ (each));

/** @param {Element | null} line */
const depth = line => Number(/** @type {HTMLElement | null} */ (line)?.dataset.depth ?? 0);

/** @param {HTMLElement} line */
const number = line => Number(line.dataset.number || NaN);

/** @param {number} n @param {string} one @param {string} many */
const counted = (n, one, many) => `${n} ${n === 1 ? one : many}`;

export class Thread {
  /** What this reader voted is not in events. @type {Map<string, number>} */
  #mine = new Map();

  /** @param {HTMLElement} section */
  constructor(section) {
    const { discussion = '', seq, epoch, sort = 'oldest', state, begins, branch } = section.dataset;
    this.section = section;
    this.list = /** @type {HTMLElement} */ (section.querySelector('.comments'));
    this.id = discussion;
    this.seq = Number(seq);
    this.epoch = epoch;
    this.sort = sort;
    this.state = state;
    this.begins = begins === 'true';
    this.branch = branch;
  }

  /** Roots where the order put them; the reader's own may stand apart until the page is read again. */
  roots() {
    return commentsIn(this.list).filter(line => !line.dataset.parent && line.dataset.apart === undefined);
  }

  /** @param {string | undefined} id */
  find(id) {
    return commentsIn(this.list).find(line => line.dataset.id === id);
  }

  /** @param {any} event @returns {boolean} false if the page must be read anew instead */
  apply(event) {
    if (event.commentCount !== undefined) this.#count(event.commentCount);
    for (const ancestor of [...(event.ancestors ?? [])].reverse()) {
      if (ancestor.html) this.put(commentsIn(parse(ancestor.html))[0]);
      else this.#tally(ancestor);
    }
    switch (event.type) {
      case 'comment-published':
      case 'comment-edited':
      case 'comment-restored':
        this.put(commentsIn(parse(event.html))[0]);
        break;
      case 'comment-removed':
        this.#remove(event);
        break;
      case 'votes-changed':
        this.#votes(event.id, event.votes);
        break;
      case 'reactions-changed':
        this.#reactions(event.id, event.reactions);
        break;
      case 'discussion-changed':
        this.#count(event.discussion.commentCount);
        return event.discussion.state === this.state;
    }
    return true;
  }

  /**
   * Hides, because what comes back must find its place: the last one before a cursor is brought by no cursor.
   * @param {any} event
   */
  #remove(event) {
    if (event.placeholder) this.put(commentsIn(parse(event.html))[0]);
    for (const line of commentsIn(this.list)) {
      const { id, status, descendants } = line.dataset;
      if ((id === event.id && !event.placeholder) || (status === 'removed' && descendants === '0')) {
        line.hidden = true;
        line.replaceChildren();
      }
    }
  }

  /**
   * Replaces a comment, or inserts it where it goes.
   * @param {HTMLElement} line @param {boolean} own to be shown even where the list does not reach yet
   */
  put(line, own = false) {
    const old = this.find(line.dataset.id);
    const focus = old?.contains(/** @type {ShadowRoot} */ (this.section.getRootNode()).activeElement);
    if (old?.dataset.number && old.dataset.apart === undefined) old.replaceWith(line);
    else {
      old?.remove();
      const before = this.#place(line);
      if (before !== undefined) this.list.insertBefore(line, before);
      else if (own || old) this.#setApart(line);
    }
    if (focus) this.point(line);
    else if (!old) line.classList.add('fresh');
    const mine = this.#mine.get(line.dataset.id ?? '');
    if (mine !== undefined) this.#press(line, mine);
  }

  /** @param {HTMLElement} line */
  #setApart(line) {
    const parent = this.find(line.dataset.parent);
    line.dataset.apart = '';
    this.list.insertBefore(line, parent ? this.#endOf(parent).nextElementSibling : null);
  }

  /** @param {HTMLElement} line @returns {Element | null | undefined} what it goes before; null: the end; undefined: out */
  #place(line) {
    return line.dataset.parent ? this.#placeOfReply(line) : this.#placeOfRoot(line);
  }

  /** @param {HTMLElement} line */
  #placeOfRoot(line) {
    const n = number(line);
    const goesBefore = (/** @type {HTMLElement} */ root) =>
      (this.sort === 'oldest' && number(root) > n) || (this.sort === 'newest' && number(root) < n);
    const roots = this.roots();
    const next = Number.isNaN(n) || this.branch ? undefined : roots.find(goesBefore);
    if (next) return next === roots[0] && !this.begins ? undefined : next;
    return this.section.querySelector('.next a') || this.branch || (!roots.length && !this.begins) ? undefined : null;
  }

  /** @param {HTMLElement} line */
  #placeOfReply(line) {
    const parent = this.find(line.dataset.parent);
    if (!parent) return undefined;
    const n = number(line);
    const older = commentsIn(this.list).filter(each => each.dataset.parent === line.dataset.parent && number(each) < n);
    let next = this.#endOf(older.at(-1) ?? parent, !older.length).nextElementSibling;
    while (next?.matches('.writing')) next = next.nextElementSibling;
    return next?.matches('.more') ? undefined : next;
  }

  /** The last loaded line of a comment's branch. @param {HTMLElement} line @param {boolean} itself no replies of it */
  #endOf(line, itself = false) {
    /** @type {Element} */
    let end = line;
    if (itself) return end;
    for (let next = line.nextElementSibling; next && depth(next) > depth(line) && !next.matches('.more'); ) {
      end = next;
      next = next.nextElementSibling;
    }
    return end;
  }

  /** The next page. @param {DocumentFragment} content */
  append(content) {
    const first = commentsIn(content)[0];
    for (const line of commentsIn(content)) this.find(line.dataset.id)?.remove();
    this.list.append(...(content.querySelector('.comments')?.children ?? []));
    this.section.querySelector('.next')?.replaceChildren(...(content.querySelector('.next')?.children ?? []));
    if (first) this.point(first);
  }

  /** More of one branch. @param {HTMLElement} more @param {DocumentFragment} content */
  fillBranch(more, content) {
    const first = commentsIn(content)[0];
    for (const line of commentsIn(content)) this.find(line.dataset.id)?.remove();
    more.replaceWith(...(content.querySelector('.comments')?.children ?? []));
    if (first) this.point(first);
  }

  /** Lets a comment be seen and read out. @param {HTMLElement} line */
  point(line) {
    for (const other of this.list.querySelectorAll('.hit')) other.classList.remove('hit');
    line.classList.add('hit');
    line.tabIndex = -1;
    line.focus({ preventScroll: true });
    line.scrollIntoView({ block: 'nearest' });
  }

  /** The reader's own comment, by the markup that the server left for it. @param {any} comment @param {any[]} held */
  own(comment, held) {
    const already = this.find(comment.id);
    if (already?.dataset.number) return already;
    const blank = /** @type {HTMLTemplateElement} */ (this.section.querySelector('template.blank'));
    const line = /** @type {HTMLElement} */ (commentsIn(blank.content)[0].cloneNode(true));
    this.#write(line, comment, held);
    this.put(line, true);
    return line;
  }

  /** @param {HTMLElement} line @param {any} comment @param {any[]} held */
  #write(line, comment, held) {
    const all = (/** @type {string} */ css) => /** @type {any} */ (line.querySelector(css));
    if (comment.number) line.id = 'comment-' + comment.number;
    line.className = 'comment depth-' + Math.min(6, comment.depth);
    const { id, parentId, rootId, createdAt: at, status } = comment;
    Object.assign(line.dataset, { id, number: comment.number ?? '', root: rootId, depth: comment.depth, at, status });
    if (parentId) line.dataset.parent = parentId;
    all('.number').textContent = comment.number ? '#' + comment.number : '';
    all('.number').href = comment.permalink;
    all('.author').textContent = comment.author.name;
    all('time').textContent = new Date(at).toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'short' });
    all('time').dateTime = at;
    all('.body').replaceChildren(parse(comment.html));
    all('[name=comment]').value = id;
    all('.answer').href = all('.answer').getAttribute('href').replace('replyTo=', 'replyTo=' + id);
    if (status === 'published') all('.waiting').remove();
    for (const { detail } of held) all('.waiting').append(' ', detail);
  }

  /** @param {number} n */
  #count(n) {
    const words = n ? counted(n, 'comment', 'comments') : 'No comments yet';
    /** @type {Element} */ (this.section.querySelector('.count')).textContent = words;
  }

  /** @param {{id: string, replyCount: number, descendantCount: number}} ancestor */
  #tally({ id, replyCount, descendantCount }) {
    const line = this.find(id);
    if (!line) return;
    Object.assign(line.dataset, { replies: replyCount, descendants: descendantCount });
    const words = line.querySelector('.replies');
    if (words) words.textContent = descendantCount ? counted(descendantCount, 'reply', 'replies') : '';
  }

  /** @param {string} id @param {{up: number, down: number}} votes @param {number} mine */
  vote(id, votes, mine) {
    this.#mine.set(id, mine);
    this.#votes(id, votes);
    const line = this.find(id);
    if (line) this.#press(line, mine);
  }

  /** @param {string} id @param {{up: number, down: number}} votes */
  #votes(id, votes) {
    const line = this.find(id);
    for (const way of /** @type {const} */ (['up', 'down'])) {
      const count = line?.querySelector('.' + way);
      if (count) count.textContent = String(votes[way]);
    }
  }

  /** @param {HTMLElement} line @param {number} mine */
  #press(line, mine) {
    for (const button of line.querySelectorAll('button')) button.ariaPressed = String(Number(button.value) === mine);
  }

  /** @param {string} id @param {Record<string, number>} reactions */
  #reactions(id, reactions) {
    const items = Object.entries(reactions).map(([name, count]) => {
      const item = document.createElement('li');
      item.textContent = `${name} ${count}`;
      return item;
    });
    this.find(id)?.querySelector('.reactions')?.replaceChildren(...items);
  }

  /** @param {string} words */
  say(words) {
    /** @type {Element} */ (this.section.querySelector('.status')).textContent = words;
  }
}
