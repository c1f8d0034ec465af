// @ts-check
// The list of comments as it stands in the page, and how an event changes it (docs/live-protocol.md, "Applying events").
import { parse } from './html.js';

/** @typedef {{tell(name: string, detail: object): void}} Host */

/** @param {ParentNode} place @returns {HTMLElement[]} */
export const commentsIn = place => [...place.querySelectorAll('li[data-id]')].map(each => /** @type {HTMLElement} */ (each));

/** @param {string | undefined} html */
const lineIn = html => commentsIn(parse(html ?? ''))[0];

/** @param {Element | null} line */
export const depth = line => Number(/** @type {HTMLElement | null} */ (line)?.dataset.depth ?? 0);

/** What has none yet comes after all others. @param {HTMLElement} line */
const number = line => Number(line.dataset.number || Infinity);

export class Thread {
  /** What others have written since, until the reader asks for it. @type {Map<string | undefined, HTMLElement>} */
  waiting = new Map();
  /** Called when lines have come or changed. @type {Set<() => void>} */
  dressers = new Set();
  /** Whether the reader's own comment is on its way, which may come back as an event first. */
  posting = false;
  /** Brings a folded line to light. @type {((line: HTMLElement) => void) | undefined} */
  unfold;
  #dressing = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #said;

  /** @param {HTMLElement} section @param {Host} host */
  constructor(section, host) {
    const { discussion = '', seq, epoch, sort = 'oldest', state, begins, branch } = section.dataset;
    this.section = section;
    this.host = host;
    this.list = /** @type {HTMLElement} */ (section.querySelector('.comments'));
    this.id = discussion;
    this.seq = Number(seq);
    this.epoch = epoch;
    this.sort = sort;
    this.state = state;
    this.begins = begins === 'true';
    this.branch = branch;
    this.lang = section.lang || undefined;
    const texts = /** @type {HTMLTemplateElement | null} */ (section.querySelector('template.texts'));
    /** @type {Record<string, string>} */
    this.texts = JSON.parse(texts?.content.textContent || '{}');
    this.locale = this.texts.locale || 'en';
    section.classList.add('awake');
  }

  /** @param {string} key @param {number | string} [value] a number chooses among plural forms */
  text(key, value) {
    const form = typeof value === 'number' ? '.' + new Intl.PluralRules(this.locale).select(value) : '';
    const words = (value === 0 && this.texts[key + '.none']) || this.texts[key + form] || this.texts[key + '.other'];
    return words?.replace('{0}', value?.toLocaleString(this.locale) ?? '') ?? key;
  }

  /** @param {string} css @returns {HTMLElement | null} */
  part(css) {
    return this.section.querySelector(css);
  }

  /** Roots where the order put them: what is pinned may stand above, the reader's own apart until the page is read again. */
  roots() {
    return commentsIn(this.list).filter(line => !line.dataset.parent && line.dataset.apart === undefined);
  }

  /** @param {string | undefined} id @returns {HTMLElement | null | undefined} */
  find(id) {
    return id ? this.list.querySelector(`[data-id="${id}"]`) : null;
  }

  /** @param {any} event @returns {boolean} false if the page must be read anew instead */
  apply(event) {
    const { id, type } = event;
    const line = event.html && lineIn(event.html);
    if (event.commentCount !== undefined) this.#count(event.commentCount);
    for (const ancestor of [...(event.ancestors ?? [])].reverse()) {
      if (ancestor.html) this.put(lineIn(ancestor.html));
      else this.#tally(ancestor);
    }
    if (type === 'comment-removed') this.#remove(event, line);
    else if (line) this.#hear(line);
    else if (type === 'votes-changed') this.votes(id, event.votes);
    else if (type === 'reactions-changed') import('./react.js').then(file => file.show(this, id, event.reactions));
    else if (type === 'discussion-changed') {
      this.#count(event.discussion.commentCount);
      return event.discussion.state === this.state;
    }
    return true;
  }

  /** What is being read must not move: others' comments wait until they are asked for. @param {HTMLElement} line */
  #hear(line) {
    const { id, parent } = line.dataset;
    const reached = this.waiting.has(parent) || this.#place(line) !== undefined;
    if (this.find(id) || !this.list.querySelector('article')) this.put(line);
    else if (this.waiting.has(id) || reached) this.waiting.set(id, line);
    this.tellWaiting();
  }

  tellWaiting() {
    const pill = this.part('.pill');
    const { size } = this.waiting;
    if (!pill || this.posting) return;
    if (size) pill.textContent = this.text('new', size);
    if (pill.hidden && size) this.say(this.text('new', size), true);
    pill.hidden = !size;
  }

  reveal() {
    const lines = [...this.waiting.values()];
    this.waiting.clear();
    this.tellWaiting();
    for (const line of lines) this.put(line);
    const first = commentsIn(this.list).find(line => lines.includes(line));
    if (first) this.point(first);
  }

  /**
   * Hides, because what comes back must find its place: the last one before a cursor is brought by no cursor.
   * @param {any} event @param {HTMLElement} placeholder
   */
  #remove(event, placeholder) {
    if (this.waiting.has(event.id)) {
      if (placeholder) this.waiting.set(event.id, placeholder);
      else this.waiting.delete(event.id);
      return this.tellWaiting();
    }
    if (placeholder) this.put(placeholder);
    for (const line of commentsIn(this.list)) {
      const { id, status, descendants } = line.dataset;
      if ((id === event.id && !placeholder) || (status === 'removed' && descendants === '0')) {
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
    const apart = old?.dataset.apart;
    if (old?.dataset.number && apart !== '') {
      if (apart) line.dataset.apart = apart;
      old.replaceWith(line);
    } else {
      old?.remove();
      const before = this.#place(line);
      if (before !== undefined) this.list.insertBefore(line, before);
      else if (own || old) this.#setApart(line);
    }
    if (focus) this.point(line);
    else if (!old) line.classList.add('fresh');
    this.dress();
  }

  /** Before the next picture is painted. */
  dress() {
    this.#dressing ||= requestAnimationFrame(() => {
      this.#dressing = 0;
      for (const dresser of this.dressers) dresser();
    });
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
    const next = this.branch ? undefined : roots.find(goesBefore);
    if (next) return next === roots[0] && !this.begins ? undefined : next;
    return this.part('.next a') || this.branch || (!roots.length && !this.begins) ? undefined : null;
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
    for (let next = line.nextElementSibling; !itself && next && depth(next) > depth(line) && !next.matches('.more'); ) {
      end = next;
      next = next.nextElementSibling;
    }
    return end;
  }

  /** Lets a comment be seen and read out. @param {HTMLElement} line */
  point(line) {
    this.unfold?.(line);
    this.part('.hit')?.classList.remove('hit');
    line.classList.add('hit');
    line.tabIndex = -1;
    line.focus({ preventScroll: true });
    line.scrollIntoView({ block: 'nearest' });
  }

  /** @param {number} n */
  #count(n) {
    /** @type {HTMLElement} */ (this.part('.count')).textContent = this.text('comments', n);
    this.host.tell('count', { count: n });
  }

  /** @param {{id: string, replyCount: number, descendantCount: number}} ancestor */
  #tally({ id, replyCount, descendantCount }) {
    const line = this.find(id) ?? this.waiting.get(id);
    if (!line) return;
    Object.assign(line.dataset, { replies: replyCount, descendants: descendantCount });
    const fold = /** @type {HTMLElement | null} */ (line.querySelector('.fold'));
    if (fold) fold.hidden = !descendantCount;
    const words = line.querySelector('.replies');
    if (words) words.textContent = descendantCount ? this.text('replies', descendantCount) : '';
  }

  /** @param {string} id @param {{up: number, down: number}} votes */
  votes(id, votes) {
    const line = this.find(id) ?? this.waiting.get(id);
    for (const way of /** @type {const} */ (['up', 'down'])) {
      const count = line?.querySelector('.' + way);
      if (count) count.textContent = votes[way].toLocaleString(this.locale);
    }
  }

  /** @param {number} n */
  readers(n) {
    const place = this.part('.presence');
    if (!place) return;
    place.hidden = n < 2;
    place.textContent = this.text('readers', n);
  }

  /** @param {string} words or their key @param {boolean} quiet for those who listen alone */
  say(words, quiet = false) {
    const status = /** @type {HTMLElement} */ (this.part('.status'));
    status.classList.toggle('unseen', quiet);
    status.textContent = this.texts[words] ?? words;
    clearTimeout(this.#said);
    this.#said = setTimeout(() => status.replaceChildren(), 8_000);
  }
}
