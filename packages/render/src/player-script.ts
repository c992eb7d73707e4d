import { createHash } from 'node:crypto';
import { PLAYER_ICONS } from './player-icons.js';
import { PLAYER_PAGE_STYLE, PLAYER_STYLE } from './player-style.js';
import { PLAYER_TEXTS } from './player-texts.js';

/**
 * The script that defines the element `emout-player`, for every modern browser: one expression without imports, which
 * fetches nothing, writes no markup and may run any number of times in a page.
 *
 * The element holds `<script type="application/json" data-frames>` with a `PlayerDocument` and, before it, an `<img>`
 * with the first frame, which stays where scripts do not run. The attribute `page` says that the player has the page
 * for itself and takes its keys; `theme="light"` or `"dark"` overrules the preference of the reader.
 */
export function playerScript(): string {
  const constants = Object.entries({
    ICONS: PLAYER_ICONS,
    TEXTS: PLAYER_TEXTS,
    STYLE: PLAYER_STYLE,
    PAGE_STYLE: PLAYER_PAGE_STYLE,
  }).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
  return `(() => {\n'use strict';\nif (customElements.get('emout-player')) return;\n${constants.join('\n')}\n${ELEMENT}})();`;
}

/** What a Content-Security-Policy of a page with the player lists under `script-src`. */
export function playerScriptHash(): string {
  return `sha256-${createHash('sha256').update(playerScript()).digest('base64')}`;
}

const ELEMENT = String.raw`
const FASTER = 0.7;
const [SHORTEST_MS, LONGEST_MS] = [10, 10000];
const DECODED_BYTES = 64e6;
const FAR = 10;
const BUTTONS = ['slower', 'first', 'previous', 'backwards', 'play', 'next', 'last', 'faster'];
const KEYS = { slower: '\u2212', first: 'Home', previous: '\u2190', backwards: 'r', play: 'Space', pause: 'Space', next: '\u2192', last: 'End', faster: '+' };
const MODES = ['once', 'loop', 'reflect'];

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
const icon = (name) => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
};
const filled = (text, ...numbers) => numbers.reduce((words, number) => words.replace('{}', number), text);
const styleSheet = (text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};
const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** The frame after this one, and the direction from there on; null when playing ends. */
const following = (index, direction, mode, count) => {
  const next = index + direction;
  if (next >= 0 && next < count) return { index: next, direction };
  if (mode === 'once') return null;
  if (mode === 'loop') return { index: direction > 0 ? 0 : count - 1, direction };
  return { index, direction: -direction };
};

class EmoutPlayer extends HTMLElement {
  #shown = null;
  #parts = null;
  #frames = [];
  #decoded = new Map();
  #index = 0;
  #direction = 0;
  #request = 0;
  #timer = 0;
  #due = 0;
  #onKey = (event) => this.#key(event);
  #start = () => this.#begin();

  connectedCallback() {
    const keys = this.hasAttribute('page') ? document : this;
    keys.addEventListener('keydown', this.#onKey);
    if (this.#shown) return;
    // While the page is still read, the element comes before what it holds.
    if (document.readyState === 'loading' && !this.nextSibling)
      document.addEventListener('DOMContentLoaded', this.#start, { once: true });
    else this.#begin();
  }

  disconnectedCallback() {
    for (const keys of [document, this]) keys.removeEventListener('keydown', this.#onKey);
    document.removeEventListener('DOMContentLoaded', this.#start);
    if (this.#shown) this.#pause();
  }

  /** Frame shown, from 0. */
  get index() { return this.#index; }
  get playing() { return this.#direction !== 0; }
  get mode() { return this.#shown.mode; }
  get intervalMs() { return this.#shown.intervalMs; }

  #begin() {
    const data = this.querySelector('script[data-frames]');
    if (!data || this.#shown) return;
    const shown = JSON.parse(data.textContent);
    const first = this.querySelector('img').getAttribute('src');
    this.#frames = [first.slice(first.indexOf(',') + 1), ...shown.frames];
    this.#shown = shown;
    this.#build(shown, TEXTS[shown.lang]);
    if (this.hasAttribute('page')) document.adoptedStyleSheets = [...document.adoptedStyleSheets, styleSheet(PAGE_STYLE)];
    this.#show(0);
  }

  #build(shown, texts) {
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styleSheet(STYLE)];
    this.lang = shown.lang;
    this.style.width = shown.widthPx + 'px';
    const count = this.#frames.length;
    const canvas = element('canvas', { width: shown.widthPx, height: shown.heightPx, role: 'img' });
    const range = element('input', { type: 'range', min: 0, max: count - 1, step: 1, value: 0, 'aria-label': texts.frame });
    const buttons = {};
    for (const name of BUTTONS) {
      const button = element('button', { type: 'button', class: name }, icon(name));
      button.addEventListener('click', () => this.#press(name));
      buttons[name] = button;
    }
    // Names of radio buttons belong to one shadow tree alone.
    const modes = MODES.map((mode) => {
      const input = element('input', { type: 'radio', name: 'mode', value: mode });
      input.checked = mode === shown.mode;
      input.addEventListener('change', () => { shown.mode = mode; });
      return element('label', {}, input, element('span', {}, texts[mode]));
    });
    const label = element('span', { class: 'label' });
    const counter = element('span', { class: 'count' });
    const rate = element('span', { class: 'rate' });
    const trouble = element('p', { class: 'trouble', role: 'status' });
    root.append(
      element('div', { role: 'group', 'aria-label': shown.title },
        canvas,
        element('div', { class: 'bar' },
          range,
          element('div', { class: 'words' }, label, counter),
          trouble,
          element('div', { class: 'controls' },
            element('div', { class: 'buttons' }, ...Object.values(buttons)),
            rate,
            element('fieldset', { 'aria-label': texts.ending }, ...modes)))));
    range.addEventListener('input', () => this.#show(range.valueAsNumber));
    canvas.addEventListener('click', () => this.#press('play'));
    this.#parts = { canvas, context: canvas.getContext('2d'), range, buttons, label, counter, rate, trouble, texts };
    this.#describe();
  }

  #press(name) {
    const last = this.#frames.length - 1;
    if (name === 'slower') this.#setInterval(this.#shown.intervalMs / FASTER);
    else if (name === 'faster') this.#setInterval(this.#shown.intervalMs * FASTER);
    else if (name === 'first') this.#show(0);
    else if (name === 'last') this.#show(last);
    else if (name === 'previous') this.#step(-1);
    else if (name === 'next') this.#step(1);
    else if (name === 'backwards') this.#direction < 0 ? this.#pause() : this.#play(-1);
    else this.#direction === 0 ? this.#play(1) : this.#pause();
  }

  /** Stops, and goes some frames on, but not past the ends. */
  #step(by) {
    this.#pause();
    this.#show(Math.min(this.#frames.length - 1, Math.max(0, this.#index + by)));
  }

  #play(direction) {
    const end = direction > 0 ? this.#frames.length - 1 : 0;
    this.#direction = direction;
    this.#due = performance.now();
    if (this.#index === end && this.#shown.mode === 'once') this.#show(this.#frames.length - 1 - end);
    this.#describe();
    this.#schedule();
  }

  #pause() {
    clearTimeout(this.#timer);
    this.#direction = 0;
    this.#describe();
  }

  #setInterval(intervalMs) {
    this.#shown.intervalMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, intervalMs));
    this.#describe();
    if (this.#direction === 0) return;
    this.#due = performance.now();
    this.#schedule();
  }

  #schedule() {
    clearTimeout(this.#timer);
    const now = performance.now();
    this.#due = Math.max(now, this.#due + this.#shown.intervalMs);
    this.#timer = setTimeout(() => this.#advance(), this.#due - now);
  }

  async #advance() {
    const next = following(this.#index, this.#direction, this.#shown.mode, this.#frames.length);
    if (next === null) return this.#pause();
    this.#direction = next.direction;
    const timer = this.#timer;
    await this.#show(next.index);
    if (this.#direction !== 0 && timer === this.#timer) this.#schedule();
  }

  /** Of requests that come while a frame is decoded the newest wins. */
  async #show(index) {
    const request = ++this.#request;
    this.#index = index;
    this.#describe();
    const { canvas, context, trouble, texts } = this.#parts;
    let picture = null;
    try {
      picture = await this.#picture(index);
    } catch {
      if (request === this.#request) trouble.textContent = filled(texts.broken, index + 1);
      return;
    }
    if (request !== this.#request) return;
    trouble.textContent = '';
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0);
    canvas.dataset.frame = index;
    const ahead = following(index, this.#direction || 1, 'loop', this.#frames.length);
    this.#picture(ahead.index).catch(() => {});
  }

  /** Decoded frames, the latest few. */
  #picture(index) {
    let picture = this.#decoded.get(index);
    this.#decoded.delete(index);
    picture ??= createImageBitmap(new Blob([bytesOf(this.#frames[index])], { type: this.#shown.type }));
    this.#decoded.set(index, picture);
    const { widthPx, heightPx } = this.#shown;
    const most = Math.max(3, Math.floor(DECODED_BYTES / (4 * widthPx * heightPx)));
    if (this.#decoded.size > most) {
      const [oldest, old] = this.#decoded.entries().next().value;
      this.#decoded.delete(oldest);
      old.then((bitmap) => bitmap.close(), () => {});
    }
    return picture;
  }

  #describe() {
    const { canvas, range, buttons, label, counter, rate, texts } = this.#parts;
    const { labels, title, intervalMs } = this.#shown;
    const words = labels[this.#index];
    const count = filled(texts.count, this.#index + 1, this.#frames.length);
    range.value = this.#index;
    range.setAttribute('aria-valuetext', words + ', ' + count);
    canvas.setAttribute('aria-label', title + ': ' + words);
    label.textContent = words;
    counter.textContent = count;
    const perSecond = 1000 / intervalMs;
    rate.textContent = filled(texts.rate, perSecond.toFixed(perSecond < 9.95 ? 1 : 0));
    const playing = this.#direction !== 0;
    const showsPause = buttons.play.dataset.icon === 'pause';
    if (playing !== showsPause) {
      buttons.play.dataset.icon = playing ? 'pause' : 'play';
      buttons.play.replaceChildren(icon(buttons.play.dataset.icon));
    }
    buttons.backwards.setAttribute('aria-pressed', this.#direction < 0);
    for (const [name, button] of Object.entries(buttons)) {
      const does = name === 'play' && playing ? 'pause' : name;
      if (button.dataset.does === does) continue;
      button.dataset.does = does;
      button.setAttribute('aria-label', texts[does]);
      button.title = texts[does] + ' (' + KEYS[does] + ')';
    }
  }

  #key(event) {
    if (!this.#shown || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const [target] = event.composedPath();
    const isOwn = event.composedPath().includes(this);
    if (!isOwn && target instanceof Element && target.closest('input, textarea, select, button, a, [contenteditable], emout-player')) return;
    const isRadio = target instanceof HTMLInputElement && target.type === 'radio';
    const isButton = target instanceof HTMLButtonElement;
    const { key } = event;
    if (isRadio && (key === ' ' || key.startsWith('Arrow'))) return;
    if (isButton && key === ' ') return;
    if (key === ' ') this.#press('play');
    else if (key === 'ArrowLeft') this.#step(event.shiftKey ? -FAR : -1);
    else if (key === 'ArrowRight') this.#step(event.shiftKey ? FAR : 1);
    else if (key === 'Home') this.#press('first');
    else if (key === 'End') this.#press('last');
    else if (key === '+' || key === '=') this.#press('faster');
    else if (key === '-' || key === '_' || key === '\u2212') this.#press('slower');
    else if (key === 'r' || key === 'R') this.#direction === 0 ? this.#play(-1) : this.#play(-this.#direction);
    else return;
    // A notebook would take these keys for its own.
    event.preventDefault();
    event.stopPropagation();
  }
}
customElements.define('emout-player', EmoutPlayer);
`;
