// @ts-check
// Changing and removing what one wrote, while the edit window is open.
import { equip } from './compose.js';
import { api, keep, kept, parse } from './html.js';
import { mineOf, refresh } from './mine.js';
import { reason, send, spoken } from './send.js';

/** @typedef {import('../parley.js').ParleyComments} Host */
/** @typedef {import('./thread.js').Thread} Thread */

/** Milliseconds in which a removal can be taken back. */
const UNDO = 6_000;

/** @param {Thread} thread @param {string} id */
const ownOf = (thread, id) => mineOf(thread).comments.find(own => own.id === id);

/** @param {Thread} thread @param {string} id @returns {Record<string, string>} */
function right(thread, id) {
  const token = ownOf(thread, id)?.editToken ?? kept().edits?.[id]?.token;
  return token ? { 'Parley-Edit-Token': token } : {};
}

/** @param {Host} host @param {HTMLElement} button */
export function edit(host, button) {
  const { thread } = host;
  const line = /** @type {HTMLElement} */ (button.closest('li'));
  const body = /** @type {HTMLElement} */ (line.querySelector('.body'));
  if (line.querySelector('.editing')) return;
  const id = line.dataset.id ?? '';
  const form = document.createElement('form');
  const field = document.createElement('textarea');
  const error = document.createElement('p');
  const left = document.createElement('p');
  const save = document.createElement('button');
  const cancel = document.createElement('button');
  form.className = 'editing';
  field.value = ownOf(thread, id)?.text ?? kept().edits?.[id]?.text ?? body.innerText;
  field.ariaLabel = thread.text('editing');
  field.required = true;
  error.className = 'error';
  error.role = 'alert';
  left.className = 'hint';
  save.textContent = thread.text('save');
  Object.assign(cancel, { type: 'button', textContent: thread.text('cancel'), className: 'quiet' });
  form.append(field, error, left, save, cancel);
  body.hidden = true;
  body.after(form);
  equip(host, field);
  const clock = countDown(thread, id, left, save);
  const close = () => {
    clearInterval(clock);
    form.remove();
    body.hidden = false;
    button.focus();
  };
  cancel.onclick = close;
  form.onkeydown = event => {
    if (event.key === 'Escape') close();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  };
  form.onsubmit = async event => {
    event.preventDefault();
    save.disabled = true;
    const problem = await store(host, line, field);
    save.disabled = false;
    error.textContent = problem ?? '';
    if (problem === undefined) close();
  };
  field.focus();
}

/** Until when the text can be changed, to the second. @param {Thread} thread @param {string} id @param {HTMLElement} place @param {HTMLButtonElement} save */
function countDown(thread, id, place, save) {
  const until = Date.parse(ownOf(thread, id)?.editUntil ?? '');
  const tell = () => {
    const seconds = Math.max(0, Math.floor((until - Date.now()) / 1_000));
    if (Number.isNaN(seconds)) return;
    place.textContent = thread.text('editLeft', `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`);
    save.disabled ||= seconds === 0;
  };
  tell();
  return setInterval(tell, 1_000);
}

/** @param {Host} host @param {HTMLElement} line @param {HTMLTextAreaElement} field @returns {Promise<string | undefined>} why not */
async function store(host, line, { value: text, dataset }) {
  const { thread } = host;
  const id = line.dataset.id ?? '';
  const body = { text, acknowledged: dataset.acknowledged };
  const answer = await send('PATCH', `${api}/comments/${id}`, body, { ...right(thread, id), ...spoken(thread) });
  const { nudgeToken, detail } = answer.body;
  if (nudgeToken) dataset.acknowledged = nudgeToken;
  if (!answer.ok) return reason(thread, answer) + (nudgeToken ? ' ' + detail : '');
  const { comment } = answer.body;
  const token = kept().edits?.[id]?.token ?? '';
  keep({ edits: { ...kept().edits, [id]: { token, text } } });
  thread.find(id)?.querySelector('.body')?.replaceChildren(parse(comment.html));
  thread.say(comment.status === 'pending' ? 'waits' : 'edited');
  host.tell('comment-edited', { comment });
  await refresh(host);
}

/** The server is asked only when the time for second thoughts is over, or the page is left. @param {Host} host @param {HTMLElement} button */
export function remove(host, button) {
  const { thread } = host;
  const line = /** @type {HTMLElement} */ (button.closest('li'));
  const id = line.dataset.id ?? '';
  line.classList.add('removing');
  line.inert = true;
  const undo = document.createElement('button');
  undo.type = 'button';
  undo.textContent = thread.text('undo');
  thread.say('removed');
  thread.part('.status')?.append(' ', undo);
  const settle = () => {
    clearTimeout(timer);
    removeEventListener('pagehide', leave);
    undo.remove();
  };
  const back = () => {
    settle();
    line.classList.remove('removing');
    line.inert = false;
  };
  const go = async (/** @type {boolean} */ leaving) => {
    settle();
    const answer = await send('DELETE', `${api}/comments/${id}`, undefined, right(thread, id), leaving);
    if (!answer.ok) return back(), thread.say(reason(thread, answer));
    if (thread.find(id)?.matches('[data-descendants="0"]')) line.hidden = true;
    line.inert = false;
    host.tell('comment-removed', { id });
  };
  const leave = () => go(true);
  const timer = setTimeout(() => go(false), UNDO);
  addEventListener('pagehide', leave);
  undo.onclick = () => {
    back();
    thread.say('');
    button.focus();
  };
  undo.focus();
}
