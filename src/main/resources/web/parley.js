// @ts-check
// <parley-comments site key url title sort>: behaviour for markup that the server has rendered. In a page that holds the
// discussion already (a declarative shadow root, or children), nothing is fetched; elsewhere the same markup is.
import { Live } from './parley/live.js';
import { Thread, commentsIn } from './parley/thread.js';
import { ReplyForm } from './parley/form.js';
import { fetchHtml, origin, send } from './parley/html.js';

const api = origin + '/api/v1';

class ParleyComments extends HTMLElement {
  /** @type {Live | undefined} */
  live;
  /** @type {Thread} */
  thread;
  /** @type {ReplyForm | undefined} */
  form;
  /** @type {ParentNode & Node} */
  root = this;

  async connectedCallback() {
    if (!this.thread) await this.#fill();
    if (!this.isConnected || !this.thread) return;
    this.live ??= new Live(origin.replace(/^http/, 'ws') + '/api/v1/live', this);
    this.live.start();
    addEventListener('hashchange', this.#showTarget);
    addEventListener('pagehide', this.#pause);
    addEventListener('pageshow', this.#resume);
    this.#showTarget();
    this.#tell('parley:ready', { discussion: this.thread.id });
  }

  disconnectedCallback() {
    this.live?.stop();
    removeEventListener('hashchange', this.#showTarget);
    removeEventListener('pagehide', this.#pause);
    removeEventListener('pageshow', this.#resume);
  }

  async #fill() {
    if (this.shadowRoot) this.root = this.shadowRoot;
    else if (!this.querySelector('.parley')) {
      // Until the first answer is here, the link inside the element stays to be seen.
      const content = await fetchHtml(this.#address({ sort: this.getAttribute('sort') })).catch(() => null);
      if (!content) return;
      const root = (this.root = this.attachShadow({ mode: 'open' }));
      const sheet = content.querySelector('link');
      if (sheet) {
        const styled = new Promise(done => (sheet.onload = sheet.onerror = done));
        root.append(document.createElement('slot'), sheet);
        await styled;
      }
      root.replaceChildren(...root.querySelectorAll('link'), content);
    }
    this.#adopt();
    for (const type of ['click', 'submit', 'keydown']) this.root.addEventListener(type, this);
  }

  /** @param {Record<string, string | number | null | undefined>} query */
  #address(query) {
    const named = { site: this.getAttribute('site'), key: this.getAttribute('key'), url: this.url, ...query };
    const pairs = /** @type {string[][]} */ (Object.entries(named).filter(([, value]) => value));
    return `${api}/discussions?` + new URLSearchParams(pairs);
  }

  /** The page that embeds the discussion; Parley's own page is not one. */
  get url() {
    if (this.root === this && this.thread) return this.getAttribute('url') ?? '';
    const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel=canonical]'));
    return this.getAttribute('url') ?? canonical?.href ?? location.href.replace(/#.*/, '');
  }

  #adopt() {
    const section = /** @type {HTMLElement} */ (this.root.querySelector('.parley'));
    this.thread = new Thread(section);
    const form = /** @type {HTMLFormElement | null} */ (section.querySelector('form.reply'));
    this.form = form ? new ReplyForm(form, this) : undefined;
  }

  /**
   * Puts the page as it now is in place of the old one; what is half written stays.
   * @param {{minSeq?: number, sort?: string}} wish
   */
  async reread({ minSeq, sort = this.thread.sort }) {
    if (this.thread.branch) return location.reload();
    const limit = Math.min(100, Math.max(20, this.thread.roots().length));
    const content = await fetchHtml(this.#address({ sort, limit, minSeq }));
    const fresh = content.querySelector('.parley');
    if (!fresh) throw new Error('no discussion came');
    const draft = this.form;
    this.thread.section.replaceWith(fresh);
    this.#adopt();
    if (draft && this.form) this.form = draft.moveInto(this.form);
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = /** @type {Element} */ (event.target);
    if (event.type === 'click') this.#click(event, target.closest('a'));
    else if (event.type === 'submit') this.#submit(/** @type {SubmitEvent} */ (event), target);
    else if (target.matches('input, textarea')) this.form?.key(/** @type {KeyboardEvent} */ (event));
  }

  /** @param {Event} event @param {HTMLAnchorElement | null} link */
  #click(event, link) {
    const mouse = /** @type {MouseEvent} */ (event);
    if (!link || mouse.ctrlKey || mouse.metaKey || mouse.shiftKey || mouse.button) return;
    const act = this.#actOf(link);
    if (!act) return;
    event.preventDefault();
    Promise.resolve(act()).catch(() => this.thread.say('That did not work. Please try again.'));
  }

  /** @param {HTMLAnchorElement} link @returns {(() => unknown) | undefined} */
  #actOf(link) {
    const line = /** @type {HTMLElement | null} */ (link.closest('li'));
    const { sort, cursor } = link.dataset;
    if (sort) return () => this.reread({ sort });
    if (cursor) return () => this.#more(cursor);
    if (line?.dataset.branch) return () => this.#branch(/** @type {HTMLElement} */ (line));
    if (line && link.matches('.answer') && this.form) return () => this.form?.answer(line);
    if (link.closest('.cancel') && this.form) return () => this.form?.goHome();
    if (line && link.matches('.number')) return () => this.#pointAt(line);
  }

  /** @param {HTMLElement} line */
  #pointAt(line) {
    history.pushState(null, '', '#comment-' + line.dataset.number);
    this.thread.point(line);
  }

  /** @param {string} after */
  async #more(after) {
    const content = await fetchHtml(this.#address({ sort: this.thread.sort, after }));
    this.thread.append(content);
  }

  /** @param {HTMLElement} more */
  async #branch(more) {
    const query = new URLSearchParams({ after: more.dataset.cursor ?? '' });
    const content = await fetchHtml(`${api}/comments/${more.dataset.branch}/replies?${query}`);
    this.thread.fillBranch(more, content);
  }

  /** @param {SubmitEvent} event @param {Element} target */
  #submit(event, target) {
    const form = /** @type {HTMLFormElement} */ (target);
    const vote = form.matches('.votes');
    if (!vote && form !== this.form?.element) return;
    event.preventDefault();
    if (vote) this.#vote(form, /** @type {HTMLButtonElement} */ (event.submitter));
    else this.form?.send();
  }

  /** @param {HTMLFormElement} form @param {HTMLButtonElement} button */
  async #vote(form, button) {
    const id = /** @type {HTMLElement} */ (form.closest('li')).dataset.id ?? '';
    const value = button.ariaPressed === 'true' ? 0 : Number(button.value);
    const { ok, body } = await send('PUT', `${api}/comments/${id}/vote`, { value });
    if (ok) this.thread.vote(id, body.votes, body.mine);
    else this.thread.say(body.detail ?? body.title);
  }

  /** Shows what its reader has just written, whether or not the live event came first. @param {any} posted */
  posted(posted) {
    const { comment } = posted;
    const line = this.thread.own(comment, posted.held ?? []);
    this.thread.say(comment.status === 'pending' ? 'Your comment waits for review.' : 'Your comment is published.');
    this.thread.point(line);
    this.#tell('parley:comment-created', { comment });
  }

  /** @param {string} name @param {object} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  // Neither #id nor :target reaches into a shadow root.
  #showTarget = () => {
    const number = /^#comment-(\d+)$/.exec(location.hash)?.[1];
    const line = number && commentsIn(this.thread.list).find(each => each.dataset.number === number);
    if (line) this.thread.point(line);
  };

  // An open socket would keep the page out of the browser's back-and-forward cache.
  #pause = () => this.live?.stop();
  #resume = (/** @type {PageTransitionEvent} */ event) => event.persisted && this.live?.start();
}

customElements.define('parley-comments', ParleyComments);
