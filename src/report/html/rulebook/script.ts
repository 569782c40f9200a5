/**
 * What the page does: filter as one types, jump to a name that the filter hides, point out the neighbours of a box.
 * Plain JavaScript for any browser of the last years; its words stand in attributes of the page.
 */
export const RULEBOOK_SCRIPT = String.raw`
(() => {
  const find = (selector, within = document) => [...within.querySelectorAll(selector)];
  const box = document.getElementById('page-search');
  const said = document.getElementById('page-status');
  const clear = document.getElementById('page-clear');
  const words = JSON.parse(said.dataset.words);
  const plain = (text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  const sections = find('[data-section]');
  const links = new Map(find('.contents a[href]').map((link) => [link.getAttribute('href').slice(1), link.closest('li')]));
  let items;
  const index = () => items ??= find('[data-item]').map((element) => ({
    element, kind: element.dataset.item, parts: find('[data-find]', element),
    text: plain(find('[data-find]', element).map((part) => part.textContent).join(' ')),
  }));

  function filter() {
    const wanted = plain(box.value).split(' ').filter((word) => word !== '');
    const isOn = wanted.length > 0;
    document.body.classList.toggle('filtering', isOn);
    clear.hidden = !isOn;
    const counts = {};
    const hits = [];
    for (const item of index()) {
      const hit = wanted.every((word) => item.text.includes(word));
      item.element.hidden = isOn && !hit;
      const entry = links.get(item.element.id);
      if (entry) entry.hidden = isOn && !hit;
      if (hit) { counts[item.kind] = (counts[item.kind] ?? 0) + 1; hits.push(item); }
    }
    for (const section of sections) {
      section.hidden = isOn && !section.querySelector('[data-item]:not([hidden])');
      const entry = links.get(section.id);
      if (entry) entry.hidden = section.hidden;
    }
    links.get('page-reading').hidden = isOn;
    for (const chapter of find('.contents .chapter')) chapter.open = isOn;
    const total = hits.length;
    said.className = isOn && total === 0 ? 'nothing' : '';
    said.textContent = !isOn ? '' : total === 0 ? words.nothing
      : words.found.replace('#', total) + words.colon + Object.entries(counts).map(([kind, count]) => words[kind] + ' ' + count).join(words.comma);
    mark(isOn ? wanted : [], hits);
  }

  function mark(wanted, hits) {
    if (!('highlights' in CSS)) return;
    const ranges = [];
    for (const { parts } of wanted.length > 0 ? hits.slice(0, 200) : []) for (const part of parts) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.data.toLowerCase();
        for (const word of wanted) for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set('found', new Highlight(...ranges));
  }

  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const item = target.closest('[data-item]');
    if (!item && document.body.classList.contains('filtering')) { box.value = ''; filter(); }
    for (let element = target; element; element = element.parentElement) {
      element.hidden = false;
      if (element.tagName === 'DETAILS') element.open = true;
    }
    target.scrollIntoView();
  }

  box.form.hidden = false;
  if (innerWidth <= 1000) document.querySelector('.contents > details').open = false;
  let waiting;
  box.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(filter, 60); });
  box.form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    filter();
    const first = index().find(({ element }) => !element.hidden);
    if (first && box.value.trim() !== '') first.element.scrollIntoView();
  });
  clear.addEventListener('click', () => { box.value = ''; filter(); box.focus(); });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.closest('input, textarea, select');
    if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); box.focus(); box.select(); }
    if (event.key === 'Escape' && event.target === box) { box.value = ''; filter(); }
  });
  addEventListener('hashchange', reveal);
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    // Browsers say nothing when the address stays as it is.
    if (link && link.getAttribute('href') === location.hash) setTimeout(reveal);
  });
  if (location.hash) reveal();
  if (box.value) filter();

  for (const picture of find('.picture')) {
    const near = (id) => {
      picture.classList.toggle('pointed', id !== undefined);
      const ends = new Set([id]);
      for (const edge of find('.edge', picture)) {
        const isNear = edge.dataset.from === id || edge.dataset.to === id;
        edge.classList.toggle('near', isNear);
        if (isNear) ends.add(edge.dataset.from).add(edge.dataset.to);
      }
      for (const node of find('.node', picture)) node.classList.toggle('near', ends.has(node.dataset.node));
    };
    picture.addEventListener('pointerover', (event) => near(event.target.closest('.node')?.dataset.node));
    picture.addEventListener('pointerleave', () => near(undefined));
  }

  // The chapter being read stands out in the contents.
  const seen = new Set();
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) isIntersecting ? seen.add(target) : seen.delete(target);
    const here = sections.find((section) => seen.has(section))?.id;
    for (const [id, entry] of links) entry.classList.toggle('here', id === here);
  }, { rootMargin: '-20% 0px -70% 0px' });
  for (const section of sections) if (section.id) watch.observe(section);

  addEventListener('beforeprint', () => { for (const part of find('.examples')) part.open = true; });
})();
`;
