// @ts-check
// What helps with writing: a row of Markdown buttons with shortcuts, a preview, a counter.
import { api, parse } from './html.js';
import { reason, send } from './send.js';
import { styled } from './styled.js';

/** @typedef {import('../parley.js').ParleyComments} Host */
/** @typedef {HTMLTextAreaElement | HTMLInputElement} Field */

/** From here on it is said how much is left. */
const NEAR = 300;

/** Before, after, what stands for nothing, the key, and the picture on a 16 by 16 field. @type {Record<string, [string, string, string, string, string]>} */
const MARKS = {
  bold: ['**', '**', '', 'b', 'M5 3h4a2.4 2.4 0 0 1 0 4.8H5zm0 4.8h4.6a2.6 2.6 0 0 1 0 5.2H5z'],
  italic: ['*', '*', '', 'i', 'M7 3h4M5 13h4M9.3 3 6.7 13'],
  link: ['[', '](https://)', '', 'k', 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8'],
  quote: ['> ', '', '\n', '', 'M4 4v8M7.5 5h5M7.5 8h5M7.5 11h3'],
  code: ['`', '`', '', 'e', 'M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5'],
  list: ['- ', '', '\n', '', 'M3 4.5h.1M3 8h.1M3 11.5h.1M6 4.5h7M6 8h7M6 11.5h7'],
};

/** @param {Host} host @param {Field} field */
export async function equip(host, field) {
  await styled(host);
  const { thread } = host;
  const tools = element('div', 'tools');
  tools.role = 'toolbar';
  tools.ariaLabel = thread.text('toolbar');
  for (const name of Object.keys(MARKS)) tools.append(tool(thread.text(name), name, () => mark(field, name)));
  const preview = element('button', 'previewing');
  preview.textContent = thread.text('preview');
  preview.ariaPressed = 'false';
  preview.onclick = () => togglePreview(host, field, preview);
  tools.append(preview);
  for (const [place, button] of [...tools.children].entries()) Object.assign(button, { type: 'button', tabIndex: place ? -1 : 0 });
  tools.onkeydown = event => walk(event, tools);
  field.before(tools);
  field.addEventListener('keydown', event => shortcut(/** @type {KeyboardEvent} */ (event), field));
  const left = element('span', 'left');
  field.after(left);
  const count = () => tellLeft(thread, field, left);
  for (const type of ['input', 'parley-written']) field.addEventListener(type, count);
  field.addEventListener('parley-written', () => field.hidden && preview.click());
  count();
}

/** @param {string} name @param {string} css */
function element(name, css) {
  const made = document.createElement(name);
  made.className = css;
  return /** @type {HTMLButtonElement} */ (made);
}

/** @param {string} label @param {string} name @param {() => void} act */
function tool(label, name, act) {
  const button = element('button', 'tool');
  const [, , , key, picture] = MARKS[name];
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.ariaHidden = 'true';
  path.setAttribute('d', picture);
  svg.append(path);
  button.append(svg);
  button.ariaLabel = label;
  button.title = key ? `${label} (Ctrl+${key.toUpperCase()})` : label;
  button.onclick = act;
  return button;
}

/** One stop for the Tab key, arrows within. @param {KeyboardEvent} event @param {HTMLElement} tools */
function walk(event, tools) {
  const buttons = /** @type {HTMLElement[]} */ ([...tools.children]);
  const at = buttons.indexOf(/** @type {HTMLElement} */ (event.target));
  const ahead = getComputedStyle(tools).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (!event.key.startsWith('Arrow') || at < 0) return;
  const to = buttons[(at + (event.key === ahead ? 1 : -1) + buttons.length) % buttons.length];
  for (const each of buttons) each.tabIndex = each === to ? 0 : -1;
  to.focus();
  event.preventDefault();
}

/** @param {KeyboardEvent} event @param {Field} field */
function shortcut(event, field) {
  const name = Object.keys(MARKS).find(each => MARKS[each][3] && MARKS[each][3] === event.key);
  if (!name || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  mark(field, name);
}

/** @param {Field} field @param {string} name */
function mark(field, name) {
  const [before, after, wholeLines] = MARKS[name];
  const { value } = field;
  const start = wholeLines ? value.lastIndexOf('\n', (field.selectionStart ?? 0) - 1) + 1 : (field.selectionStart ?? 0);
  const end = field.selectionEnd ?? start;
  const chosen = value.slice(start, end);
  const text = wholeLines ? chosen.replace(/^/gm, before) : before + chosen + after;
  field.focus();
  field.setSelectionRange(start, end);
  // What is inserted this way can be undone by the reader's own undo key.
  if (!document.execCommand('insertText', false, text)) field.setRangeText(text, start, end, 'end');
  const inner = start + before.length;
  if (name === 'link' && chosen) field.setSelectionRange(inner + chosen.length + 2, inner + chosen.length + 10);
  else if (!wholeLines) field.setSelectionRange(inner, inner + chosen.length);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** In code points, as the site says it. @param {import('./thread.js').Thread} thread */
const longest = thread => Number(thread.part('[data-max]')?.dataset.max ?? Infinity);

/** @param {import('./thread.js').Thread} thread @param {Field} field @param {HTMLElement} place */
function tellLeft(thread, field, place) {
  const left = longest(thread) - [...field.value].length;
  place.textContent = left > NEAR ? '' : left < 0 ? thread.text('over', -left) : thread.text('left', left);
  place.classList.toggle('over', left < 0);
}

/** @param {Host} host @param {Field} field @param {HTMLButtonElement} button */
async function togglePreview(host, field, button) {
  const shown = button.ariaPressed === 'true';
  field.parentElement?.querySelector('.preview')?.remove();
  field.hidden = !shown;
  button.ariaPressed = String(!shown);
  if (shown) return field.focus();
  const place = element('div', 'preview body');
  place.role = 'status';
  field.after(place);
  if (!field.value.trim()) return (place.textContent = host.thread.text('nothingToPreview'));
  const answer = await send('POST', api + '/preview', { text: field.value });
  if (answer.ok) place.replaceChildren(parse(answer.body.html));
  else place.textContent = reason(host.thread, answer);
}
