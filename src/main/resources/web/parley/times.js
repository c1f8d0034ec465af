// @ts-check
// Times as distances, with the full date for who asks.

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** @param {import('./thread.js').Thread} thread */
export function tellTimes({ section, locale }) {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
  for (const time of section.querySelectorAll('time')) {
    const at = Date.parse(time.dateTime);
    // A clock that is a little wrong must not tell of the future.
    const age = Math.max(0, Date.now() - at) / 1_000;
    const [unit, seconds] = UNITS.find(each => age >= each[1] && age >= 60) ?? ['second', Infinity];
    time.textContent = relative.format(-Math.floor(age / seconds), unit);
    time.title ||= full.format(at);
  }
}
