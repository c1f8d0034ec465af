// @ts-check
// The one form: it stands below the list, and goes under the comment that is answered.
import { equip } from './compose.js';
import { api, keep, kept } from './html.js';
import { own, sketch } from './own.js';
import { randomKey, reason, send, spoken } from './send.js';

/** @typedef {import('../parley.js').ParleyComments} Host */

const DRAFTS = 20;
const FIELDS = ['text', 'name', 'email', 'website'];

/** @param {Host} host */
export function adopt(host) {
  const element = host.thread.part('form.reply');
  if (!host.form && element) host.form = new Composer(/** @type {HTMLFormElement} */ (element), host);
  return host.form;
}

/** @param {Host} host @param {HTMLElement} link */
export const reply = (host, link) => adopt(host)?.answer(/** @type {HTMLElement} */ (link.closest('li')));

/** @param {Host} host */
export const cancel = host => adopt(host)?.goHome();

/** @param {Host} host */
export const submit = host => adopt(host)?.send();

export class Composer {
  /** The same text sent again after a lost answer is the same comment. */
  #sent = { body: '', key: '' };
  /** Says that its writer was asked to reword it, and means it. @type {string | undefined} */
  #acknowledged;
  /** @type {HTMLElement | undefined} */
  #answered;

  /** @param {HTMLFormElement} element @param {Host} host */
  constructor(element, host) {
    this.element = element;
    this.host = host;
    this.home = document.createComment('form');
    element.before(this.home);
    const { me = {} } = kept();
    for (const name of Object.keys(me)) this.field(name).value ||= me[name];
    element.addEventListener('input', () => this.#keepDraft());
    element.addEventListener('keydown', event => this.#key(event));
    equip(host, this.field('text'));
    this.#openDraft();
  }

  /** @param {string} name @returns {HTMLInputElement} */
  field(name) {
    return /** @type {HTMLInputElement} */ (this.element.elements.namedItem(name));
  }

  /** @param {HTMLElement} line @param {boolean} focus */
  answer(line, focus = true) {
    const place = document.createElement('li');
    place.className = 'writing ' + [...line.classList].find(name => name.startsWith('depth-'));
    place.dataset.depth = String(Number(line.dataset.depth) + 1);
    const old = this.element.closest('.writing');
    line.after(place);
    place.append(this.element);
    old?.remove();
    this.#answered = line;
    const name = line.querySelector('.author')?.textContent?.trim() ?? '';
    this.#address(line.dataset.id ?? '', this.host.thread.text('replyTo', name));
    if (focus) this.field('text').focus();
  }

  goHome() {
    const place = this.element.closest('.writing');
    this.home.after(this.element);
    place?.remove();
    this.#address('', this.host.thread.text('leaveReply'));
    const answer = /** @type {HTMLElement | null | undefined} */ (this.#answered?.querySelector('.answer'));
    this.#answered = undefined;
    answer?.focus();
  }

  /** @param {string} parent @param {string} heading */
  #address(parent, heading) {
    // What was typed before this file was here has not been kept yet.
    if (this.field('text').value) this.#keepDraft();
    this.field('parentId').value = parent;
    /** @type {HTMLElement} */ (this.element.querySelector('h3')).textContent = heading;
    /** @type {HTMLElement} */ (this.element.querySelector('.cancel')).hidden = !parent;
    this.#write(this.#drafts()[this.#draftKey()] ?? '');
  }

  /** @param {string} text */
  #write(text) {
    const field = this.field('text');
    if (field.value === text) return;
    field.value = text;
    field.dispatchEvent(new Event('parley-written'));
  }

  #draftKey = () => `${this.host.thread.id} ${this.field('parentId').value}`;
  #drafts = () => kept().drafts ?? {};

  #keepDraft(text = this.field('text').value, key = this.#draftKey()) {
    const others = Object.entries(this.#drafts()).filter(([each]) => each !== key);
    keep({ drafts: Object.fromEntries((text ? [...others, [key, text]] : others).slice(-DRAFTS)) });
  }

  #openDraft() {
    const drafts = this.#drafts();
    const { thread } = this.host;
    const key = Object.keys(drafts).findLast(each => each.startsWith(thread.id));
    if (!key || this.field('text').value) return;
    const line = thread.find(key.split(' ')[1]);
    if (line) this.answer(line, false);
    else if (key === this.#draftKey()) this.#write(drafts[key]);
  }

  /** The page is replaced: the form comes out of it with all that is in it. */
  letGo() {
    this.home.remove();
    this.element.remove();
    return this.element;
  }

  /** It takes the place of the form that came with the fresh page. @param {HTMLFormElement} element */
  takeUp(element) {
    const { thread } = this.host;
    const fresh = thread.part('form.reply');
    if (!fresh) return (this.host.form = undefined);
    fresh.before(this.home);
    fresh.replaceWith(element);
    const line = thread.find(this.field('parentId').value);
    if (line) this.answer(line, false);
    else if (this.#answered) this.goHome();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === 'Escape' && this.#answered) this.goHome();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.element.requestSubmit();
  }

  /** Shows it at once; what was refused comes back into the same box, with the reason. */
  async send() {
    const button = /** @type {HTMLButtonElement} */ (this.element.querySelector('[type=submit]'));
    const { thread } = this.host;
    if (button.disabled) return;
    button.disabled = true;
    this.#complain('', []);
    const body = this.#body();
    const key = this.#draftKey();
    const answered = this.#answered;
    const line = sketch(thread, body, answered);
    thread.posting = true;
    this.#write('');
    if (answered) this.goHome();
    thread.put(line, true);
    const answer = await send('POST', api + '/comments', body, { 'Idempotency-Key': this.#onceKey(body), ...spoken(thread) });
    button.disabled = false;
    thread.posting = false;
    line.remove();
    if (answer.ok) this.#accepted(answer.body, body, key);
    else this.#rejected(answer, body.text, answered);
    this.host.thread.tellWaiting();
  }

  #body() {
    const value = (/** @type {string} */ name) => this.field(name)?.value.trim() || undefined;
    const of = (/** @type {string} */ name) => this.host.getAttribute(name) ?? value(name);
    const author = { name: value('name') ?? '', email: value('email'), website: value('website') };
    return {
      site: of('site'),
      discussion: { key: of('key'), url: this.host.url || value('url'), title: of('title') ?? document.title },
      parentId: value('parentId'),
      text: this.field('text').value,
      author: this.field('notify')?.checked ? { ...author, notify: true } : author,
      acknowledged: this.#acknowledged,
    };
  }

  /** @param {object} body */
  #onceKey(body) {
    const text = JSON.stringify(body);
    if (text !== this.#sent.body) this.#sent = { body: text, key: randomKey() };
    return this.#sent.key;
  }

  /** @param {any} answer @param {{text: string, author: {name: string, email?: string, website?: string}}} body @param {string} draft its key */
  #accepted(answer, { text, author: { name, email = '', website = '' } }, draft) {
    this.#sent = { body: '', key: '' };
    this.#acknowledged = undefined;
    if (this.#draftKey() !== draft || !this.field('text').value) this.#keepDraft('', draft);
    keep({ me: { name, email, website } });
    if (answer.editToken) keep({ edits: { ...kept().edits, [answer.comment.id]: { token: answer.editToken, text } } });
    own(this.host, answer);
  }

  /** @param {{status: number, body: any}} answer @param {string} text @param {HTMLElement | undefined} answered */
  #rejected(answer, text, answered) {
    const { thread } = this.host;
    const line = thread.find(answered?.dataset.id);
    if (line && line !== this.#answered) this.answer(line, false);
    const since = this.field('text').value;
    this.#write(since && since !== text ? text + '\n\n' + since : text);
    this.#keepDraft();
    const { errors = [], detail, nudgeToken } = answer.body;
    this.#acknowledged = nudgeToken ?? this.#acknowledged;
    this.#complain(reason(thread, answer), nudgeToken ? [{ pointer: '', detail }, ...errors] : errors);
    this.host.tell('error', { problem: answer.body });
  }

  /** What is wrong, beside the field it concerns. @param {string} whole @param {{pointer: string, detail: string}[]} errors */
  #complain(whole, errors) {
    /** @type {Map<string, string>} */
    const words = new Map();
    for (const error of errors) {
      const name = error.pointer.split('/').at(-1) ?? '';
      const field = FIELDS.includes(name) ? name : '';
      words.set(field, [words.get(field), error.detail].filter(Boolean).join(' '));
    }
    if (!words.size) words.set('', whole);
    for (const place of this.element.querySelectorAll('.error')) {
      const name = /** @type {HTMLElement} */ (place).dataset.for ?? '';
      place.textContent = words.get(name) ?? '';
      if (name) this.field(name).ariaInvalid = words.has(name) ? 'true' : null;
    }
    const wrong = /** @type {HTMLElement | null} */ (this.element.querySelector('[aria-invalid=true]'));
    if (whole) (wrong ?? this.field('text')).focus();
  }
}
