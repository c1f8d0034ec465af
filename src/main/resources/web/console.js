// @ts-check
// The newsroom's pages work without this. It adds keys, a selection, and a focus that stays where the work is.

const types = /** @type {any} */ (globalThis).trustedTypes;
// For htmx, which puts our own server's markup into the page. Of scripts it makes nothing: that stays forbidden.
types?.createPolicy('default', { createHTML: (/** @type {string} */ html) => html });

const UNDO_MILLIS = 6_000;
const STORE = 'parley-console-keys';

/** @type {Record<string, string>} */
const USUAL = { next: 'j', previous: 'k', approve: 'a', reject: 'r', spam: 's', undo: 'u', select: 'x', search: '/', help: '?' };

/** @template {Element} [E=HTMLElement] @param {string} selector @param {ParentNode} [within] */
const one = (selector, within = document) => /** @type {E | null} */ (within.querySelector(selector));

/** @param {string} selector */
const all = selector => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);

const rows = () => all('#bulk .row');
const ticks = () => /** @type {HTMLInputElement[]} */ (all('#bulk .tick input'));
const says = () => /** @type {DOMStringMap} */ (one('#says')?.dataset ?? {});

// ---- keys: remappable, and to be switched off (WCAG 2.1.4)

/** @returns {{on: boolean, map: Record<string, string>}} */
function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(STORE) ?? '{}');
    return { on: found.on !== false, map: { ...USUAL, ...found.map } };
  } catch {
    return { on: true, map: { ...USUAL } };
  }
}

let keys = kept();

function keep() {
  try {
    localStorage.setItem(STORE, JSON.stringify(keys));
  } catch {
    // Then they hold until the page is left.
  }
}

function showKeys() {
  const dialog = /** @type {HTMLDialogElement | null} */ (one('#keys'));
  if (!dialog || dialog.open) return;
  /** @type {HTMLInputElement} */ (one('#keys-on')).checked = keys.on;
  for (const input of dialog.querySelectorAll('input')) {
    if (input.dataset.deed) input.value = keys.map[input.dataset.deed];
  }
  dialog.showModal();
}

/** @param {HTMLInputElement} input */
function remap(input) {
  if (input.id === 'keys-on') keys.on = input.checked;
  const deed = input.dataset.deed;
  if (deed && input.value.trim()) {
    // One key does one thing: the other deed gets the key that this one had.
    const other = Object.keys(keys.map).find(each => each !== deed && keys.map[each] === input.value);
    if (other) keys.map[other] = keys.map[deed];
    keys.map[deed] = input.value;
  }
  keep();
  hints();
}

/** The hints on buttons name the keys as they are. */
function hints() {
  for (const hint of all('button kbd')) {
    const button = /** @type {HTMLButtonElement} */ (hint.closest('button'));
    const deed = button.dataset.key ?? (button.id === 'keys-show' ? 'help' : button.value === 'restore' ? 'approve' : button.value);
    hint.hidden = !keys.on;
    if (keys.map[deed]) hint.textContent = keys.map[deed];
  }
}

/** @param {Element} element */
const isTyping = element => element.matches('input:not([type=checkbox]), textarea, select, [contenteditable]');

/** @param {KeyboardEvent} event */
function pressed(event) {
  const target = /** @type {Element} */ (event.target);
  if (event.key === 'Escape' && target.id === 'search') /** @type {HTMLElement} */ (target).blur();
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(target)) return;
  if (one('dialog[open]')) return;
  if (target.closest('.rows') && arrow(event)) return;
  if (!keys.on) return;
  const deed = Object.keys(keys.map).find(each => keys.map[each] === event.key);
  const extended = Object.keys(keys.map).find(each => keys.map[each] === event.key.toLowerCase());
  if (deed) act(deed);
  else if (event.shiftKey && (extended === 'next' || extended === 'previous')) extend(extended);
  else return;
  event.preventDefault();
}

/** @param {string} deed */
function act(deed) {
  if (deed === 'next') move(1);
  else if (deed === 'previous') move(-1);
  else if (deed === 'select') select(current());
  else if (deed === 'search') /** @type {HTMLInputElement | null} */ (one('#search'))?.select();
  else if (deed === 'help') showKeys();
  else if (deed === 'undo') /** @type {HTMLFormElement | null} */ (one('#toast form'))?.requestSubmit();
  else decide(deed);
  if (deed === 'search') one('#search')?.focus();
}

// ---- the list: one tab stop, arrows and keys move inside

/** @type {string} */
let currentId = one('#bulk .line[aria-current]')?.closest('li')?.dataset.id ?? '';

function current() {
  const list = rows();
  return list.find(row => row.contains(document.activeElement)) ?? list.find(row => row.dataset.id === currentId) ?? null;
}

/** @param {HTMLElement | null} row */
function rove(row) {
  const stop = row ?? rows()[0];
  for (const each of rows()) {
    for (const part of each.querySelectorAll('.line, .tick input')) /** @type {HTMLElement} */ (part).tabIndex = each === stop ? 0 : -1;
  }
}

/** @param {HTMLElement} row */
function goTo(row) {
  currentId = row.dataset.id ?? '';
  rove(row);
  const line = one('.line', row);
  line?.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
}

let opening = 0;

/** The comment opens beside the list once the keys rest; on a phone there is no beside. @param {HTMLElement} row */
function openSoon(row) {
  clearTimeout(opening);
  if (matchMedia('(width < 60rem)').matches) return;
  opening = setTimeout(() => row.isConnected && openBeside(row), 150);
}

/** @param {HTMLElement} row */
const openBeside = row => one('.line', row)?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));

/** @param {number} by */
function move(by) {
  const list = rows();
  if (!list.length) return;
  const at = list.indexOf(/** @type {HTMLElement} */ (current()));
  const next = at < 0 ? list[0] : list[Math.min(list.length - 1, Math.max(0, at + by))];
  goTo(next);
  openSoon(next);
}

/** @param {KeyboardEvent} event @returns {boolean} whether it was one */
function arrow(event) {
  const list = rows();
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -list.length, End: list.length }[event.key];
  if (step === undefined || event.shiftKey) return false;
  move(step);
  event.preventDefault();
  return true;
}

// ---- the selection

/** @param {HTMLElement | null} row */
function select(row) {
  const tick = row && /** @type {HTMLInputElement} */ (one('.tick input', row));
  if (!tick) return;
  tick.checked = !tick.checked;
  count();
}

/** @param {string} deed */
function extend(deed) {
  const row = current();
  if (row && !(/** @type {HTMLInputElement} */ (one('.tick input', row)).checked)) select(row);
  move(deed === 'next' ? 1 : -1);
  const now = current();
  if (now && !(/** @type {HTMLInputElement} */ (one('.tick input', now)).checked)) select(now);
}

function count() {
  const selected = ticks().filter(tick => tick.checked);
  for (const row of rows()) row.classList.toggle('ticked', selected.some(tick => row.contains(tick)));
  one('#bulk')?.classList.toggle('some', selected.length > 0);
  const told = one('#bulk .selected');
  if (told) told.textContent = (says().selected ?? '').replace('{0}', String(selected.length));
}

// ---- decisions

/** @param {string} name */
function decide(name) {
  const row = current();
  const pane = one('#pane');
  const selected = ticks().some(tick => tick.checked);
  if (!selected && pane?.dataset.id && (!row || pane.dataset.id === row.dataset.id)) {
    const button = one(`#decide button[value="${name}"]`) ?? (name === 'approve' ? one('#decide button[value=restore]') : null);
    if (button) press(button);
    return;
  }
  const button = one(`#bulk .bar button[value="${name}"]`);
  if (!selected && !row) return tell(says().none ?? '');
  if (!button) return;
  if (!selected) select(row);
  press(button);
}

/** A key can be quicker than htmx, which has not seen a form yet that came just now. @param {HTMLElement} button */
function press(button) {
  /** @type {any} */ (globalThis).htmx.process(button.closest('form'));
  button.click(); // not requestSubmit: htmx sends the name of a button that was clicked
}

/** What had the focus, and what comes after what is decided on now. @type {{next: HTMLElement | null, ids: string[]} | null} */
let under = null;

/** @param {Element} form */
function leaving(form) {
  const decided = form.id === 'decide'
    ? [one('#pane')?.dataset.id ?? '']
    : ticks().filter(tick => tick.checked).map(tick => tick.closest('li')?.dataset.id ?? '');
  const list = rows();
  const last = list.findLastIndex(row => decided.includes(row.dataset.id ?? ''));
  const stays = (/** @type {HTMLElement} */ row) => !decided.includes(row.dataset.id ?? '');
  under = { next: list.slice(last + 1).find(stays) ?? list.slice(0, Math.max(last, 0)).findLast(stays) ?? null, ids: decided };
}

/** The focus goes to the next row, and what stood beside the list makes way for it. */
function left() {
  const done = under;
  under = null;
  if (!done) return;
  count();
  const gone = done.ids.filter(id => !document.getElementById('row-' + id));
  const shown = one('#pane')?.dataset.id ?? '';
  if (!gone.length && !(done.ids.includes(shown))) return;
  if (!rows().length) return reload();
  if (done.next?.isConnected) {
    goTo(done.next);
    if (shown && (done.ids.includes(shown) || done.ids.length === 1)) openOrClose(done.next);
  }
}

/** @param {HTMLElement} row */
function openOrClose(row) {
  if (matchMedia('(width < 60rem)').matches) close();
  else openBeside(row);
}

function close() {
  one('#desk')?.classList.remove('opened');
  const row = current();
  if (row) goTo(row);
}

function reload() {
  const back = one('#desk')?.dataset.back;
  if (back) /** @type {any} */ (globalThis).htmx.ajax('GET', back, { target: '#desk', select: '#desk', swap: 'outerHTML' });
}

// ---- what is said

let hiding = 0;

function toasted() {
  const toast = one('#toast');
  clearTimeout(hiding);
  if (!toast?.firstElementChild) return;
  hints();
  if (one('.wrong', toast)) return; // to be read in peace
  hiding = setTimeout(() => toast.matches(':hover, :focus-within') ? toasted() : toast.classList.add('over'), UNDO_MILLIS);
}

/** @param {string} words */
function tell(words) {
  const status = one('#status');
  if (status) status.textContent = words;
}

/** @param {string} words */
function complain(words) {
  const toast = one('#toast');
  const said = document.createElement('div');
  said.className = 'said wrong';
  said.setAttribute('role', 'alert');
  said.append(Object.assign(document.createElement('p'), { textContent: words }));
  toast?.classList.remove('over');
  toast?.replaceChildren(said);
}

function titled() {
  const number = one('#tabs [aria-current] b')?.textContent;
  if (number !== undefined) document.title = document.title.replace(/^\([^)]*\)/, `(${number})`);
}

// ---- what happens

document.documentElement.classList.add('awake');
addEventListener('keydown', pressed);

addEventListener('change', event => {
  const target = /** @type {HTMLInputElement} */ (event.target);
  if (target.matches('[data-send]')) target.form?.requestSubmit();
  if (target.matches('.tick input')) count();
  if (target.closest('#keys')) remap(target);
});

addEventListener('focusin', event => {
  const row = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.('#bulk .row'));
  if (!row) return;
  currentId = row.dataset.id ?? '';
  rove(row);
});

let byKeyboard = false;
addEventListener('click', event => {
  const target = /** @type {Element} */ (event.target);
  const line = target.closest('.line');
  if (line) byKeyboard = event.detail === 0; // Enter makes a click without a count
  if (target.closest('#keys-show')) showKeys();
  if (target.closest('#keys-reset')) {
    keys = { on: true, map: { ...USUAL } };
    keep();
    /** @type {HTMLDialogElement} */ (one('#keys')).close();
    showKeys();
    hints();
  }
  if (target.closest('.closer a')) {
    event.preventDefault();
    history.replaceState(null, '', one('#desk')?.dataset.back ?? '');
    close();
  }
});

document.addEventListener('htmx:beforeRequest', event => {
  const form = /** @type {Element} */ (event.target);
  if (form.matches('#decide, #bulk')) leaving(form);
});

document.addEventListener('htmx:afterRequest', event => {
  const form = /** @type {Element} */ (event.target);
  const detail = /** @type {CustomEvent} */ (event).detail;
  if (detail.successful && form.matches('#decide, #bulk')) left();
  if (form.id === 'decide' || form.id === 'bulk') under = null;
});

document.addEventListener('htmx:oobAfterSwap', event => {
  const { target } = /** @type {CustomEvent} */ (event).detail;
  if (target.id === 'toast') toasted();
  if (target.id === 'tabs') titled();
});

document.addEventListener('htmx:afterSwap', event => {
  const { target } = /** @type {CustomEvent} */ (event).detail;
  if (target.id === 'pane') paneCame();
  if (target.id === 'desk') deskCame();
});

function paneCame() {
  const pane = one('#pane');
  one('#desk')?.classList.add('opened');
  for (const line of all('#bulk .line')) {
    if (line.closest('li')?.dataset.id === pane?.dataset.id) line.setAttribute('aria-current', 'true');
    else line.removeAttribute('aria-current');
  }
  hints();
  if (byKeyboard || matchMedia('(width < 60rem)').matches) pane?.focus();
  byKeyboard = false;
}

function deskCame() {
  rove(current());
  count();
  toasted();
  titled();
  const row = current() ?? rows()[0];
  if (document.activeElement === document.body && row) goTo(row);
}

for (const name of ['htmx:sendError', 'htmx:timeout']) document.addEventListener(name, () => complain(says().offline ?? ''));
document.addEventListener('htmx:responseError', () => complain(says().failed ?? ''));

const help = one('#keys-show');
if (help) help.hidden = false;
rove(current());
count();
toasted();
hints();

export {};
