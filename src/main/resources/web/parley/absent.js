// @ts-check
// What stands in the place of a discussion that could not be fetched. The server's words come with the discussion, so
// these are here.
import { origin } from './html.js';

/** @type {Record<string, [string, string]>} */
const WORDS = {
  en: ['Comments cannot be loaded here at the moment.', 'Try again'],
  de: ['Kommentare können hier gerade nicht geladen werden.', 'Noch einmal versuchen'],
  fr: ['Les commentaires ne peuvent pas être chargés ici pour le moment.', 'Réessayer'],
  es: ['Ahora mismo no se pueden cargar los comentarios aquí.', 'Intentar de nuevo'],
  ar: ['لا يمكن تحميل التعليقات هنا في الوقت الحالي.', 'حاول مرة أخرى'],
};

/** Below the link inside the element, in the page's own style. @param {import('../parley.js').ParleyComments} host */
export function adopt(host) {
  console.warn(
    `Parley: the comments of site "${host.site}" cannot be loaded. Either ${origin} does not know a site of that key, ` +
      `or ${location.origin} is not one of its origins, or the server cannot be reached.`,
  );
  const lang = host.closest('[lang]')?.getAttribute('lang')?.split(/[-_]/)[0].toLowerCase() ?? '';
  const [sentence, again] = WORDS[lang] ?? WORDS.en;
  const words = document.createElement('p');
  const button = document.createElement('button');
  words.role = 'alert';
  words.className = 'parley-absent';
  Object.assign(button, { type: 'button', textContent: again });
  button.onclick = () => {
    words.remove();
    host.reload();
  };
  words.append(sentence, ' ', button);
  host.querySelector('.parley-absent')?.remove();
  host.append(words);
}
