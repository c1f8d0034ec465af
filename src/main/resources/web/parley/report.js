// @ts-check
// What readers do about others: tell a moderator, or no longer hear of them.
import { api, keep, kept } from './html.js';
import { mineOf } from './mine.js';
import { reason, send } from './send.js';
import { styled } from './styled.js';

/** @typedef {import('../parley.js').ParleyComments} Host */
/** @typedef {import('./thread.js').Thread} Thread */

const REASONS = ['spam', 'abuse', 'off-topic', 'private', 'other'];

/** @param {Host} host @param {HTMLElement} button */
export async function report(host, button) {
  const { thread } = host;
  const line = /** @type {HTMLElement} */ (button.closest('li'));
  if (line.querySelector('.reporting')) return;
  button.closest('details')?.removeAttribute('open');
  await styled(host);
  const form = questions(thread);
  const close = () => {
    form.remove();
    (line.querySelector('summary') ?? button).focus();
  };
  // A handler set this way that returns false takes the key away from the browser.
  form.addEventListener('keydown', event => event.key === 'Escape' && close());
  const cancel = /** @type {HTMLElement} */ (form.querySelector('.quiet'));
  cancel.onclick = close;
  form.onsubmit = async event => {
    event.preventDefault();
    const said = new FormData(form);
    const detail = String(said.get('detail')).trim();
    const body = { reason: said.get('reason'), ...(detail && { detail }) };
    const answer = await send('POST', `${api}/comments/${line.dataset.id}/reports`, body);
    thread.say(answer.ok ? 'reported' : reason(thread, answer));
    if (answer.ok) close();
  };
  line.querySelector('article')?.append(form);
  form.querySelector('input')?.focus();
}

/** @param {Thread} thread */
function questions(thread) {
  const form = document.createElement('form');
  const set = document.createElement('fieldset');
  const legend = document.createElement('legend');
  const detail = document.createElement('textarea');
  const label = document.createElement('label');
  const send = document.createElement('button');
  const cancel = document.createElement('button');
  form.className = 'reporting';
  legend.textContent = thread.text('reportTitle');
  set.append(legend, ...REASONS.map(name => choice(thread, name)));
  Object.assign(detail, { name: 'detail', rows: 2, maxLength: 500 });
  label.append(thread.text('reportDetail'), detail);
  send.textContent = thread.text('reportSend');
  Object.assign(cancel, { type: 'button', className: 'quiet', textContent: thread.text('cancel') });
  form.append(set, label, send, cancel);
  return form;
}

/** @param {Thread} thread @param {string} name */
function choice(thread, name) {
  const label = document.createElement('label');
  const radio = document.createElement('input');
  Object.assign(radio, { type: 'radio', name: 'reason', value: name, required: true });
  label.append(radio, ' ', thread.text('report.' + name));
  return label;
}

/** @param {Host} host @param {HTMLElement} button */
export async function mute(host, button) {
  const { thread } = host;
  const line = /** @type {HTMLElement} */ (button.closest('li'));
  const author = line.dataset.author ?? '';
  const name = line.querySelector('.author')?.textContent?.trim() ?? '';
  const { [author]: known, ...others } = kept().muted ?? {};
  const mine = mineOf(thread);
  const silent = known !== undefined || mine.muted.includes(author);
  keep({ muted: silent ? others : { ...others, [author]: name } });
  mine.muted = mine.muted.filter(each => each !== author);
  await styled(host);
  thread.dress();
  thread.say(silent ? '' : thread.text('muted', name));
  button.closest('details')?.removeAttribute('open');
  if (kept().guest) await send(silent ? 'DELETE' : 'PUT', `${api}/me/mutes/${author}?` + new URLSearchParams({ site: host.site }));
}
