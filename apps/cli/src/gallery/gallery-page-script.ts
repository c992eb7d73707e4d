/** Keys, the switch between light and dark and the buttons that copy; the page is whole without it. */
export const GALLERY_SCRIPT = `
(() => {
  'use strict';
  const root = document.documentElement;
  const isDark = () => root.dataset.theme === 'dark' ||
    (root.dataset.theme === undefined && matchMedia('(prefers-color-scheme: dark)').matches);
  const button = document.querySelector('.theme');
  const name = () => { button.textContent = isDark() ? 'Light' : 'Dark'; };
  const turn = () => { root.dataset.theme = isDark() ? 'light' : 'dark'; name(); };
  button.hidden = false;
  name();
  button.addEventListener('click', turn);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', name);

  for (const copy of document.querySelectorAll('.copy')) {
    copy.hidden = false;
    copy.addEventListener('click', async () => {
      const code = copy.previousElementSibling;
      const range = document.createRange();
      range.selectNodeContents(code);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      let copied = false;
      try { await navigator.clipboard.writeText(code.textContent); copied = true; }
      catch { copied = document.execCommand('copy'); }
      if (!copied) return;
      getSelection().removeAllRanges();
      copy.textContent = 'Copied';
      setTimeout(() => { copy.textContent = 'Copy'; }, 2000);
    });
  }

  const sections = [...document.querySelectorAll('section')];
  const go = (by) => {
    const top = sections.map((section) => section.getBoundingClientRect().top - 60);
    const next = by > 0 ? top.findIndex((y) => y > 8) : top.findLastIndex((y) => y < -8);
    const section = sections[next];
    if (section === undefined) { if (by < 0) scrollTo(0, 0); return; }
    section.scrollIntoView();
    section.querySelector('h2').focus({ preventScroll: true });
  };
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'j') go(1);
    else if (event.key === 'k') go(-1);
    else if (event.key === 't') turn();
    else return;
    event.preventDefault();
  });
})();
`;
