// @ts-check
// How many comments each article of an index page has:
// <script async src="https://talk.example.com/count.js" data-site="daily"></script> and <a data-parley-key="/2026/bridge"></a>.
// It also reads the marks that other systems left in themes, so that a theme need not change.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { site = '', lang = document.documentElement.lang || 'en' } = script.dataset;
  const api = new URL('/api/v1/counts', script.src).href;
  /** More addresses than that would make the request's own too long. */
  const atOnce = 25;

  /** Marks, what in them is a key, what an address; and whether the number alone is wanted. */
  /** @type {[string, string?, string?, boolean?][]} */
  const marks = [
    ['[data-parley-key]', 'data-parley-key'],
    ['[data-parley-url]', '', 'data-parley-url'],
    ['a[href$="#parley"]', '', 'href'],
    ['a[href$="#disqus_thread"], .disqus-comment-count', 'data-disqus-identifier', 'data-disqus-url'],
    ['a[href$="#isso-thread"]', 'data-isso-id'],
    ['.remark42__counter', '', 'data-url', true],
    ['.coral-count', 'data-coral-id', 'data-coral-url'],
    ['a[href$="#commento"]', 'data-page-id'],
  ];

  /** @param {Element} place @param {string} [key] @param {string} [url] @returns {[string, string]} */
  const named = (place, key, url) => {
    const name = key && place.getAttribute(key);
    if (name) return ['key', name];
    const href = (url && place.getAttribute(url)) || place.getAttribute('href') || location.href;
    return ['url', new URL(href, location.href).href.replace(/#.*/, '')];
  };

  /** @param {Element} place @param {{commentCount: number, text: string}} count @param {boolean} [bare] */
  const show = (place, { commentCount, text }, bare) => {
    const alone = bare || place.hasAttribute('data-parley-number') || place.getAttribute('data-coral-notext') === 'true';
    place.textContent = alone ? String(commentCount) : text;
  };

  const count = async () => {
    /** @type {Map<string, {pair: [string, string], places: [Element, boolean?][]}>} */
    const asked = new Map();
    for (const [mark, key, url, bare] of marks) {
      for (const place of document.querySelectorAll(mark)) {
        const pair = named(place, key, url);
        const known = asked.get(pair.join()) ?? { pair, places: [] };
        if (!known.places.some(([other]) => other === place)) known.places.push([place, bare]);
        asked.set(pair.join(), known);
      }
    }
    const all = [...asked.values()];
    while (all.length) {
      const some = all.splice(0, atOnce).sort((one, other) => Number(one.pair[0] === 'url') - Number(other.pair[0] === 'url'));
      const query = new URLSearchParams([['site', site], ['lang', lang], ...some.map(each => each.pair)]);
      const answer = await fetch(`${api}?${query}`).catch(() => null);
      // Without an answer the page keeps what it says already.
      if (!answer?.ok) return;
      const { counts } = await answer.json();
      some.forEach(({ places }, i) => places.forEach(([place, bare]) => show(place, counts[i], bare)));
    }
  };

  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', count);
  else count();
})();
