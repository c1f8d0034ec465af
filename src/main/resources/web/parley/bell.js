// @ts-check
// What one should know: how much is unread, a list of it, and both as they change (docs/live-protocol.md, "me").
import { api, kept, origin } from './html.js';
import { mineOf } from './mine.js';
import { send } from './send.js';
import { styled } from './styled.js';
import { tellTimes } from './times.js';

/** @typedef {import('../parley.js').ParleyComments} Host */
/** @typedef {{id: string, seq: number, kind: string, at: string, read: boolean, actors: string[], count: number,
 *   comment: {permalink: string, excerpt: string}, decision: {decision: string, reason: string | null} | null}} Notice */

const PICTURE = 'M8 2a4 4 0 0 0-4 4c0 4-1.5 5-1.5 5h11S12 10 12 6a4 4 0 0 0-4-4M6.8 13.2a1.3 1.3 0 0 0 2.4 0';

/** @type {WeakMap<Host, Bell>} */
const bells = new WeakMap();

/** @param {Host} host */
export async function adopt(host) {
  await styled(host);
  const bell = bells.get(host) ?? new Bell(host);
  bells.set(host, bell);
  await bell.hang();
}

class Bell {
  unread = 0;
  seq = 0;
  /** @type {Notice[]} */
  notices = [];
  #asked = false;

  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.button.className = 'ring';
    this.button.ariaExpanded = 'false';
    this.button.onclick = () => this.#toggle();
    this.panel = document.createElement('section');
    this.panel.className = 'news-list';
    this.panel.hidden = true;
    this.panel.addEventListener('keydown', event => event.key === 'Escape' && this.#close());
    host.live.onframe = frame => this.#hear(frame);
  }

  /** Where the page has room for it; a page that was read anew has a new place. */
  async hang() {
    const place = this.host.thread.part('.bell');
    if (!place || place.contains(this.button)) return;
    place.append(this.button, this.panel);
    if (!this.#asked) await this.#ask();
    this.#tell();
  }

  async #ask() {
    const answer = await send('GET', api + '/me');
    if (!answer.ok) return;
    this.#asked = true;
    ({ unread: this.unread, seq: this.seq } = answer.body);
    this.#tell();
    await this.#listen();
  }

  async #listen() {
    const answer = await send('POST', api + '/me/ticket');
    if (answer.ok) this.host.live.send({ me: { ticket: answer.body.ticket, after: this.seq } });
  }

  /** @param {any} frame */
  async #hear({ open, events = [], unread, resync }) {
    if (open && kept().guest) await (this.#asked ? this.#listen() : this.#ask());
    if (resync) {
      this.seq = resync.seq;
      await this.#read();
      await this.#listen();
    }
    for (const event of events) this.#apply(event);
    if (unread !== undefined) this.unread = unread;
    this.#tell();
  }

  /** @param {{seq: number, type: string, id: string, unread: number, notification: Notice}} event */
  #apply({ seq, type, id, unread, notification }) {
    if (seq <= this.seq) return;
    this.seq = seq;
    if (type === 'notified') {
      this.notices = [notification, ...this.notices.filter(each => each.id !== notification.id)];
      this.host.thread.say(this.#sentence(notification), true);
    }
    if (type === 'withdrawn') this.notices = this.notices.filter(each => each.id !== id);
    if (type === 'read') {
      this.unread = unread;
      if (!unread) for (const notice of this.notices) notice.read = true;
    }
  }

  async #read() {
    const answer = await send('GET', api + '/me/notifications?limit=30');
    if (!answer.ok) return;
    this.notices = answer.body.notifications;
    this.unread = answer.body.unread;
    this.#tell();
  }

  #tell() {
    const { thread } = this.host;
    const count = document.createElement('span');
    count.className = 'n';
    count.textContent = this.unread ? this.unread.toLocaleString(thread.locale) : '';
    this.button.ariaLabel = thread.text('bell') + (this.unread ? ', ' + thread.text('unread', this.unread) : '');
    this.button.replaceChildren(picture(), count);
    if (!this.panel.hidden) this.#list();
  }

  async #toggle() {
    if (!this.panel.hidden) return this.#close();
    this.panel.hidden = false;
    this.button.ariaExpanded = 'true';
    await this.#read();
    /** @type {HTMLElement | null} */ (this.panel.querySelector('a, button'))?.focus();
  }

  #close() {
    this.panel.hidden = true;
    this.button.ariaExpanded = 'false';
    this.button.focus();
  }

  #list() {
    const { thread } = this.host;
    const list = document.createElement('ol');
    const none = document.createElement('p');
    const all = document.createElement('button');
    none.textContent = thread.text('noNews');
    list.role = 'list';
    list.append(...this.notices.map(notice => this.#line(notice)));
    Object.assign(all, { type: 'button', className: 'quiet', textContent: thread.text('allRead'), hidden: !this.unread });
    all.onclick = () => this.#mark({ upTo: this.seq }).then(() => this.#close());
    this.panel.ariaLabel = thread.text('bell');
    this.panel.replaceChildren(this.notices.length ? list : none, all, this.#following());
    tellTimes(thread);
  }

  #following() {
    const { thread } = this.host;
    const mine = mineOf(thread);
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', className: 'quiet', textContent: thread.text(mine.follows ? 'unfollow' : 'follow') });
    button.onclick = async () => {
      const answer = await send(mine.follows ? 'DELETE' : 'PUT', `${api}/me/follows/${thread.id}`);
      if (answer.ok) mine.follows = !mine.follows;
      this.#list();
    };
    return button;
  }

  /** @param {Notice} notice */
  #line(notice) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    const excerpt = document.createElement('span');
    const time = document.createElement('time');
    item.className = notice.read ? '' : 'unread';
    link.href = new URL(notice.comment.permalink, origin).href;
    link.textContent = this.#sentence(notice);
    excerpt.className = 'excerpt';
    excerpt.textContent = notice.comment.excerpt;
    time.dateTime = notice.at;
    link.append(excerpt);
    link.onclick = () => {
      if (!notice.read) this.#mark({ ids: [notice.id] }, true);
      this.panel.hidden = true;
      this.button.ariaExpanded = 'false';
    };
    item.append(link, time);
    return item;
  }

  /** @param {Notice} notice */
  #sentence({ kind, actors, count, decision }) {
    const { thread } = this.host;
    if (kind === 'reactions') return thread.text('notified.reactions', count);
    if (!decision) return thread.text('notified.' + kind, actors.join(', '));
    const good = ['approve', 'restore'].includes(decision.decision);
    return thread.text(good ? 'notified.approved' : 'notified.rejected') + (decision.reason ? ': ' + decision.reason : '');
  }

  /** @param {object} which @param {boolean} [leaving] */
  async #mark(which, leaving) {
    const answer = await send('POST', api + '/me/notifications/read', which, {}, leaving);
    if (answer.ok) this.unread = answer.body.unread;
    this.#tell();
  }
}

function picture() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.ariaHidden = 'true';
  path.setAttribute('d', PICTURE);
  svg.append(path);
  return svg;
}
