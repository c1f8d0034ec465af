// @ts-check
// Votes and reactions: shown at once, taken back with a word where the server says no.
import { api } from './html.js';
import { mineOf } from './mine.js';
import { reason, send } from './send.js';
import { styled } from './styled.js';

/** @typedef {import('../parley.js').ParleyComments} Host */
/** @typedef {import('./thread.js').Thread} Thread */

/** @type {Record<string, string>} */
const SIGNS = { like: '👍', love: '❤️', laugh: '😄', wow: '😮', sad: '😢', angry: '😠' };

/** @param {Element} element */
const idOf = element => /** @type {HTMLElement} */ (element.closest('li[data-id]')).dataset.id ?? '';

/** @param {Host} host @param {HTMLFormElement} form @param {SubmitEvent} event */
export async function vote(host, form, { submitter }) {
  const { thread } = host;
  const { votes } = mineOf(thread);
  const id = idOf(form);
  const button = /** @type {HTMLButtonElement} */ (submitter);
  const before = votes[id] ?? 0;
  const value = Number(button.value) === before ? 0 : Number(button.value);
  const counted = (/** @type {string} */ way) => Number(form.querySelector(way)?.textContent?.replace(/\D/g, '') || 0);
  const was = { up: counted('.up'), down: counted('.down') };
  const plus = (/** @type {number} */ mine, /** @type {number} */ way) => (mine === way ? 1 : 0);
  const show = (/** @type {{up: number, down: number}} */ tally, /** @type {number} */ mine) => {
    votes[id] = mine;
    thread.votes(id, tally);
    thread.dress();
  };
  show({ up: was.up + plus(value, 1) - plus(before, 1), down: was.down + plus(value, -1) - plus(before, -1) }, value);
  const answer = await send('PUT', `${api}/comments/${id}/vote`, { value });
  if (answer.ok) {
    show(answer.body.votes, answer.body.mine);
    host.tell('voted', { id, value: answer.body.mine, votes: answer.body.votes });
  } else {
    show(was, before);
    refused(host, answer);
  }
}

/** @param {Host} host @param {any} answer */
function refused(host, answer) {
  host.thread.say(reason(host.thread, answer));
  host.tell('error', { problem: answer.body });
}

/** A button with a name toggles that reaction, one without offers all. @param {Host} host @param {HTMLElement} target @param {Event} event */
export async function react(host, target, event) {
  const button = /** @type {HTMLButtonElement} */ (event instanceof SubmitEvent ? event.submitter : target);
  if (!button.value) return pick(host, button);
  const { thread } = host;
  const { reactions } = mineOf(thread);
  const id = idOf(button);
  const before = reactions[id] ?? [];
  const on = !before.includes(button.value);
  const was = tallies(thread, id);
  const now = { ...was, [button.value]: (was[button.value] ?? 0) + (on ? 1 : -1) };
  reactions[id] = on ? [...before, button.value] : before.filter(name => name !== button.value);
  await show(thread, id, now);
  if (button.closest('.picker')) close(/** @type {HTMLElement} */ (button.closest('.picker')), true);
  const answer = await send(on ? 'PUT' : 'DELETE', `${api}/comments/${id}/reactions/${button.value}`);
  if (!answer.ok) refused(host, answer);
  reactions[id] = answer.ok ? answer.body.mine : before;
  await show(thread, id, answer.ok ? answer.body.reactions : was);
}

/** @param {Thread} thread @param {string} id @returns {Record<string, number>} */
function tallies(thread, id) {
  const buttons = [...(thread.find(id)?.querySelectorAll('.reactions [value]') ?? [])];
  return Object.fromEntries(buttons.map(each => [each.getAttribute('value'), Number(each.getAttribute('data-count'))]));
}

/** What all have felt so far. @param {Thread} thread @param {string} id @param {Record<string, number>} reactions */
export async function show(thread, id, reactions) {
  const place = (thread.find(id) ?? thread.waiting.get(id))?.querySelector('.reactions');
  if (!place) return;
  const felt = Object.entries(reactions).filter(([, count]) => count > 0);
  for (const item of [...place.children]) {
    const value = item.querySelector('[value]')?.getAttribute('value');
    if (!value || !felt.some(([name]) => name === value)) item.remove();
  }
  for (const [name, count] of felt) {
    const known = /** @type {HTMLButtonElement | null} */ (place.querySelector(`[value="${name}"]`));
    const button = known ?? place.appendChild(document.createElement('li')).appendChild(sign(thread, name));
    button.dataset.count = String(count);
    button.querySelector('.many')?.replaceChildren(count.toLocaleString(thread.locale));
  }
  thread.dress();
}

/** @param {Thread} thread @param {string} name */
function sign(thread, name) {
  const button = document.createElement('button');
  const picture = document.createElement('span');
  const label = document.createElement('span');
  const count = document.createElement('span');
  Object.assign(button, { type: 'button', value: name, ariaPressed: 'false', title: thread.text('reaction.' + name) });
  button.dataset.act = 'react';
  picture.textContent = SIGNS[name] ?? name;
  picture.ariaHidden = 'true';
  label.className = 'unseen';
  label.textContent = thread.text('reaction.' + name) + ' ';
  count.className = 'many';
  button.append(picture, label, count);
  return button;
}

/** @param {HTMLElement} picker @param {boolean} back whether the focus goes to what opened it */
function close(picker, back) {
  const opener = /** @type {HTMLElement | null} */ (picker.previousElementSibling);
  picker.remove();
  if (!opener) return; // it was taken away before
  opener.ariaExpanded = 'false';
  if (back) opener.focus();
}

/** @param {Host} host @param {HTMLButtonElement} opener */
async function pick(host, opener) {
  const { thread } = host;
  const open = /** @type {HTMLElement | null | undefined} */ (opener.parentElement?.querySelector('.picker'));
  if (open) return close(open, true);
  opener.ariaExpanded = 'true';
  await styled(host);
  const picker = document.createElement('span');
  picker.className = 'picker';
  picker.role = 'group';
  picker.ariaLabel = thread.text('react');
  picker.append(...Object.keys(SIGNS).map(name => sign(thread, name)));
  picker.onkeydown = ({ key }) => {
    if (key === 'Escape') close(picker, true);
  };
  // Not at once: what takes the picker away takes the focus from it, too.
  picker.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget !== opener && !picker.contains(/** @type {Node | null} */ (relatedTarget))) setTimeout(() => close(picker, false));
  });
  opener.after(picker);
  thread.dress();
  picker.querySelector('button')?.focus();
}
