// @ts-check
// The one form: it stands below the list, and goes under the comment that is answered.
import { keep, kept, origin, send } from './html.js';

/** @typedef {HTMLElement & {url: string, posted(answer: any): void}} Host */

export class ReplyForm {
  /** The same text sent again after a lost answer is the same comment. */
  #sent = { body: '', key: '' };
  /** @type {HTMLElement | undefined} */
  #answered;

  /** @param {HTMLFormElement} element @param {Host} host */
  constructor(element, host) {
    this.element = element;
    this.host = host;
    this.home = document.createComment('form');
    element.before(this.home);
    this.heading = /** @type {HTMLElement} */ (element.querySelector('h3'));
    this.cancel = /** @type {HTMLElement} */ (element.querySelector('.cancel'));
  }

  /** @param {string} name @returns {HTMLInputElement} */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.element.elements.namedItem(name));
  }

  /** @param {HTMLElement} line */
  answer(line) {
    const place = document.createElement('li');
    place.className = 'writing';
    place.dataset.depth = String(Number(line.dataset.depth) + 1);
    const old = this.element.closest('.writing');
    line.after(place);
    place.append(this.element);
    old?.remove();
    this.#answered = line;
    this.#address(line.dataset.id ?? '', 'Reply to ' + line.querySelector('.author')?.textContent);
    this.#field('text').focus();
  }

  goHome() {
    const place = this.element.closest('.writing');
    this.home.after(this.element);
    place?.remove();
    this.#address('', 'Leave a reply');
    const answer = /** @type {HTMLElement | null | undefined} */ (this.#answered?.querySelector('.answer'));
    this.#answered = undefined;
    answer?.focus();
  }

  /** @param {string} parent @param {string} heading */
  #address(parent, heading) {
    this.#field('parentId').value = parent;
    this.heading.textContent = heading;
    this.cancel.hidden = !parent;
  }

  /** Takes the place of the form that came with a fresh page. @param {ReplyForm} fresh */
  moveInto(fresh) {
    this.goHome();
    fresh.home.remove();
    fresh.element.before(this.home);
    fresh.element.replaceWith(this.element);
    return this;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    // The host page sees keys as if they were pressed outside of any field.
    event.stopPropagation();
    if (event.key === 'Escape' && this.#answered) this.goHome();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.element.requestSubmit();
  }

  async send() {
    const button = /** @type {HTMLButtonElement} */ (this.element.querySelector('[type=submit]'));
    if (button.disabled) return;
    button.disabled = true;
    this.#complain({});
    const body = this.#body();
    const answer = await send('POST', origin + '/api/v1/comments', body, { 'Idempotency-Key': this.#key(body) });
    button.disabled = false;
    if (answer.ok) this.#accepted(answer.body);
    else this.#complain(answer.body);
  }

  #body() {
    const value = (/** @type {string} */ name) => this.#field(name).value.trim() || undefined;
    const of = (/** @type {string} */ name) => this.host.getAttribute(name) ?? value(name);
    return {
      site: of('site'),
      discussion: { key: of('key'), url: this.host.url || value('url'), title: of('title') ?? document.title },
      parentId: value('parentId'),
      text: this.#field('text').value,
      author: { name: this.#field('name').value.trim(), email: value('email'), website: value('website') },
    };
  }

  /** @param {object} body */
  #key(body) {
    const text = JSON.stringify(body);
    if (text !== this.#sent.body) {
      const random = crypto.getRandomValues(new Uint32Array(4));
      this.#sent = { body: text, key: [...random].map(part => part.toString(36)).join('-') };
    }
    return this.#sent.key;
  }

  /** @param {any} answer */
  #accepted(answer) {
    this.#sent = { body: '', key: '' };
    this.#field('text').value = '';
    if (answer.editToken) keep({ edits: { ...kept().edits, [answer.comment.id]: answer.editToken } });
    if (this.#answered) this.goHome();
    this.host.posted(answer);
  }

  /** What is wrong, in words, beside the field it concerns. @param {any} problem RFC 9457 */
  #complain({ title, detail, errors = [] }) {
    /** @type {Map<string, string>} */
    const words = new Map();
    for (const error of errors) {
      const name = error.pointer.split('/').at(-1);
      const field = ['text', 'name', 'email', 'website'].includes(name) ? name : '';
      words.set(field, [words.get(field), error.detail].filter(Boolean).join(' '));
    }
    if (!words.size && title) words.set('', detail ?? title);
    for (const place of this.element.querySelectorAll('.error')) {
      const name = /** @type {HTMLElement} */ (place).dataset.for ?? '';
      place.textContent = words.get(name) ?? '';
      if (name) this.#field(name).ariaInvalid = words.has(name) ? 'true' : null;
    }
    const wrong = /** @type {HTMLElement | null} */ (this.element.querySelector('[aria-invalid=true]'));
    wrong?.focus();
  }
}
