// @ts-check
// <parley-comments>: behaviour for markup that the server has rendered. In a page that holds the discussion already (a
// declarative shadow root, or children), nothing is fetched; elsewhere the same markup is. What a reader who only reads
// does not need is loaded when it is first asked for.
import { Live } from './parley/live.js';
import { Thread } from './parley/thread.js';
import { api, fetchHtml, keep, kept } from './parley/html.js';
import { tellTimes } from './parley/times.js';

const change = () => import('./parley/change.js');
const fold = () => import('./parley/fold.js');
const mine = () => import('./parley/mine.js');
const pages = () => import('./parley/pages.js');
const react = () => import('./parley/react.js');
const report = () => import('./parley/report.js');
const write = () => import('./parley/write.js');

/** What a button or link does, by its data-act: the file of that name has a function of that name. @type {Record<string, () => Promise<any>>} */
const acts = {
  ...{ reply: write, cancel: write, submit: write, vote: react, react, fold, sort: pages, more: pages, link: pages },
  ...{ edit: change, remove: change, report, mute: report, newer: async () => ({ newer }) },
};

/** What a form does, by its class. @type {Record<string, string>} */
const forms = { votes: 'vote', feelings: 'react', reply: 'submit' };

/** What was left behind on an earlier visit, and who takes it up again. @type {Record<string, () => Promise<any>>} */
const left = { drafts: write, folded: fold, guest: mine, muted: mine };

/** @param {ParleyComments} host */
const newer = host => host.thread.reveal();

const PERMALINK = /^#comment-(\d+)$/;

export class ParleyComments extends HTMLElement {
  thread = /** @type {Thread} */ (/** @type {unknown} */ (undefined));
  /** @type {ParentNode & Node} */
  root = this;
  live = new Live(this);
  /** Once somebody writes. @type {import('./parley/write.js').Composer | undefined} */
  form;
  /** @type {Promise<unknown> | undefined} */
  #filled;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #minutes;
  // Far from the view nothing is done; the socket is open only while there is something to be seen.
  #near = new IntersectionObserver(([{ isIntersecting: near }]) => (near ? this.#start() : this.live.stop()), { rootMargin: '1200px' });
  #seen = new IntersectionObserver(seen => seen.at(-1)?.isIntersecting && this.thread && this.live.start());

  connectedCallback() {
    this.style.minBlockSize = this.getAttribute('min-height') ?? '';
    this.#near.observe(this);
    if (PERMALINK.test(location.hash)) this.#start();
    addEventListener('hashchange', this.#showTarget);
    addEventListener('pagehide', this.#pause);
    addEventListener('pageshow', this.#resume);
  }

  disconnectedCallback() {
    this.#near.disconnect();
    this.#seen.disconnect();
    this.live.stop();
    clearInterval(this.#minutes);
    removeEventListener('hashchange', this.#showTarget);
    removeEventListener('pagehide', this.#pause);
    removeEventListener('pageshow', this.#resume);
  }

  async #start() {
    await (this.#filled ??= this.#fill());
    if (!this.isConnected || !this.thread) return;
    this.#seen.observe(this);
    clearInterval(this.#minutes);
    this.#minutes = setInterval(() => tellTimes(this.thread), 60_000);
  }

  async #fill() {
    const sort = kept().sort?.[this.site];
    if (this.shadowRoot) this.root = this.shadowRoot;
    else if (!this.querySelector('.parley')) {
      // Until the first answer is here, the link inside the element stays to be seen.
      const content = await fetchHtml(this.address({ sort: sort ?? this.getAttribute('sort') })).catch(error => this.tell('error', { error }));
      if (!content) return (this.#filled = undefined);
      const root = (this.root = this.attachShadow({ mode: 'open' }));
      const sheet = content.querySelector('link');
      if (sheet) {
        const styled = new Promise(done => (sheet.onload = sheet.onerror = done));
        root.append(document.createElement('slot'), sheet);
        await styled;
      }
      root.replaceChildren(...root.querySelectorAll('link'), content);
    }
    this.adopt();
    for (const type of ['click', 'submit', 'keydown', 'keypress', 'keyup', 'focusin']) this.root.addEventListener(type, this);
    // An address that names an order means it.
    if (sort && sort !== this.thread.sort && !this.thread.branch && !(this.root === this && location.search)) await this.reread({ sort }).catch(() => {});
    this.#showTarget();
    this.tell('ready', { discussion: this.thread.id });
  }

  get site() {
    return this.getAttribute('site') ?? '';
  }

  /** The page that embeds the discussion; Parley's own page is not one. */
  get url() {
    if (this.root === this && this.thread) return this.getAttribute('url') ?? '';
    const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel=canonical]'));
    return this.getAttribute('url') ?? canonical?.href ?? location.href.replace(/#.*/, '');
  }

  /** Of this discussion. @param {Record<string, string | number | null | undefined>} query */
  address(query) {
    return `${api}/discussions?` + this.query({ site: this.site, key: this.getAttribute('key'), url: this.url, ...query });
  }

  /** With the language of the place it stands in. @param {Record<string, string | number | null | undefined>} query what is empty is left out */
  query(query) {
    const lang = this.closest('[lang]')?.getAttribute('lang')?.replace(/^en|[-_].*/g, '');
    return new URLSearchParams(/** @type {string[][]} */ (Object.entries({ ...query, lang }).filter(([, value]) => value)));
  }

  /** Takes up the markup that stands in the page. */
  adopt() {
    this.thread = new Thread(/** @type {HTMLElement} */ (this.root.querySelector('.parley')), this);
    this.thread.dressers.add(() => tellTimes(this.thread));
    for (const what of Object.keys(kept())) left[what]?.().then(file => file.adopt(this));
    this.thread.dress();
  }

  /** Puts the page as it now is in place of the old one. @param {{minSeq?: number, sort?: string}} wish */
  async reread(wish) {
    await (await pages()).reread(this, wish);
  }

  reload() {
    return this.reread({});
  }

  /** For the host page to act on, until readers have accounts. */
  login() {
    this.tell('login-wanted', {});
  }

  /** From here on this browser is a stranger. */
  logout() {
    keep({ guest: undefined, edits: undefined, me: undefined });
    return this.reload();
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = /** @type {Element} */ (event.target);
    const mouse = /** @type {MouseEvent} */ (event);
    if (event.type === 'click') {
      const button = /** @type {HTMLElement | null} */ (target.closest('[data-act]'));
      if (button && !mouse.ctrlKey && !mouse.metaKey && !mouse.shiftKey) this.act(button.dataset.act ?? '', button, event);
    } else if (event.type === 'submit') {
      this.act(forms[target.classList[0]], target, event);
    } else if (target.matches('input, textarea')) {
      // The host page sees keys as if they were pressed outside of any field.
      event.stopPropagation();
      if (event.type === 'focusin' && target.closest('.reply')) write().then(file => file.adopt(this));
    }
  }

  /** @param {string} name @param {Element} target @param {Event} event */
  async act(name, target, event) {
    if (!acts[name]) return;
    event.preventDefault();
    try {
      await (await acts[name]())[name](this, target, event);
    } catch (error) {
      this.thread.say('failed');
      this.tell('error', { error });
    }
  }

  /** @param {string} name @param {object} detail */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent('parley:' + name, { detail, bubbles: true, composed: true }));
  }

  // Neither #id nor :target reaches into a shadow root.
  #showTarget = () => {
    const number = PERMALINK.exec(location.hash)?.[1];
    if (number && this.thread) pages().then(file => file.show(this, number));
  };

  // An open socket would keep the page out of the browser's back-and-forward cache.
  #pause = () => this.live.stop();
  #resume = (/** @type {PageTransitionEvent} */ event) => event.persisted && this.thread && this.live.start();
}

customElements.define('parley-comments', ParleyComments);
