import { createHash } from 'node:crypto';
import { formatBytes } from '@emout/units/number-format';
import type { PictureOutcome } from './drawing-threads.js';
import type { Gallery } from './gallery.js';
import { GALLERY_SCRIPT } from './gallery-page-script.js';
import { GALLERY_PAGE_STYLE } from './gallery-page-style.js';
import type { PlannedField } from './gallery-plan.js';
import { fieldFacts, pictureName, placeText, rangeText, runFacts } from './gallery-words.js';
import { fileAddress, htmlText } from './html-text.js';
import { withoutPaths } from './message-paths.js';

type Content = Pick<Gallery, 'run' | 'style' | 'fields' | 'outcomes'>;

/**
 * The page of a gallery: every picture with its caption, its file and the line of Python that draws the same. It needs
 * the files beside it and nothing else, and names no place of this machine.
 */
export function galleryPage(gallery: Content): string {
  const { detail } = gallery.run;
  const title = htmlText(detail.name);
  const script = createHash('sha256').update(GALLERY_SCRIPT).digest('base64');
  const policy =
    `default-src 'none'; img-src 'self' file:; frame-src 'self' file:; style-src 'unsafe-inline'; ` +
    `script-src 'sha256-${script}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · emout</title>
<style>${GALLERY_PAGE_STYLE}</style>
</head>
<body>
<a class="skip" href="#fields">To the pictures</a>
<header class="head"><span class="wm">emout</span><span class="crumb">${title}</span><span class="sp"></span><button type="button" class="theme" hidden>Dark</button></header>
<main>
${opening(gallery, title)}
<div id="fields" tabindex="-1">
${gallery.fields.map((field) => section(field, gallery)).join('\n')}
</div>
</main>
<footer><span><kbd>j</kbd> <kbd>k</kbd> next and previous field</span> <span><kbd>t</kbd> light or dark</span></footer>
<script>${GALLERY_SCRIPT}</script>
</body>
</html>
`;
}

function opening({ run, fields, outcomes }: Content, title: string): string {
  const { detail } = run;
  const drawn = outcomes.filter(({ kind }) => kind === 'drawn').length;
  const failed = outcomes.length - drawn;
  const said = [
    ...(detail.reason === null ? [] : [detail.reason]),
    ...detail.problems.map(({ what }) => what),
  ];
  const names = fields.map(({ summary }) => {
    const shown = `<code>${htmlText(summary.name)}</code>`;
    return `<li><a href="#${fieldId(summary.name)}">${shown}</a></li>`;
  });
  return `<div class="opening">
<h1>${title}</h1>
<p class="facts">${runFacts(detail)
    .map((fact) => `<span>${htmlText(fact)}</span>`)
    .join(' ')}</p>
<p class="facts"><span class="state ${detail.state}">${detail.state}</span> <span>${drawn} ${drawn === 1 ? 'picture' : 'pictures'}${
    failed === 0 ? '' : `, ${failed} missing`
  }</span></p>
${said.map((what) => `<p class="said">${htmlText(withoutPaths(what, run.directories))}</p>`).join('\n')}
<nav aria-label="Fields"><ul>${names.join('')}</ul></nav>
</div>`;
}

function fieldId(name: string): string {
  return `field-${encodeURIComponent(name)}`;
}

function section({ summary, pictures, note }: PlannedField, gallery: Content): string {
  const name = htmlText(summary.name);
  const files = new Set(pictures.map(({ fileName }) => fileName));
  const outcomes = gallery.outcomes.filter(({ planned }) => files.has(planned.fileName));
  const facts = fieldFacts(summary).map((fact) => `<li>${htmlText(fact)}</li>`);
  const notes = [note, summary.reason === note ? null : summary.reason].filter((text) => text !== null);
  const label = summary.label === summary.name ? '' : `<p class="label">${htmlText(summary.label)}</p>`;
  return `<section id="${fieldId(summary.name)}" aria-labelledby="h-${fieldId(summary.name)}">
<div class="about">
<h2 id="h-${fieldId(summary.name)}" tabindex="-1">${name}</h2>
${label}<ul class="facts">${facts.join('')}</ul>
${notes.map((text) => `<p class="said">${htmlText(withoutPaths(text, gallery.run.directories))}</p>`).join('\n')}
</div>
<div class="pictures">
${outcomes.map((outcome) => card(outcome, gallery)).join('\n')}
</div>
</section>`;
}

function card(outcome: PictureOutcome, gallery: Content): string {
  const { planned } = outcome;
  const name = pictureName(planned);
  const wide = planned.kind === 'animation' ? ' class="animation"' : '';
  if (outcome.kind === 'failed') {
    const reason = htmlText(withoutPaths(outcome.failure.message, gallery.run.directories));
    return `<figure${wide}><div class="missing" style="${ratio(gallery)}"></div>
<figcaption><p class="caption"><b>${htmlText(name)}</b> could not be drawn.</p><p class="said">${reason}</p>
<p class="python"><code>${htmlText(planned.expression)}</code></p></figcaption></figure>`;
  }
  const { picture } = outcome;
  const places = picture.fixed.map(placeText).join(', ');
  const range = rangeText(picture);
  const scale = SCALE_WORDS[picture.norm];
  const values = [
    range === null ? 'No value' : `Data ${planned.kind === 'animation' ? 'of all steps ' : ''}reach ${range}`,
    scale,
  ]
    .filter((text) => text !== '')
    .join('; ');
  return `<figure${wide}>${shown(outcome, gallery, `${planned.field}: ${name}${places === '' ? '' : `, ${places}`}`)}
<figcaption><p class="caption"><b>${htmlText(name)}</b>${places === '' ? '' : ` at ${htmlText(places)}`}. <span>${htmlText(values)}.</span></p>
<p class="python"><code>${pythonText(picture.python)}</code><button type="button" class="copy" hidden>Copy</button></p>
<p class="file"><a href="${fileAddress(picture.fileName)}">${htmlText(picture.fileName)}</a> ${formatBytes(picture.bytes)}</p></figcaption></figure>`;
}

const SCALE_WORDS: Readonly<Record<string, string>> = { linear: '', log: 'logarithmic scale', centred: '' };

function ratio({ style }: Content): string {
  return `aspect-ratio:${style.width}/${style.height}`;
}

/** The picture itself, or what leads to it where browsers show none. */
function shown(outcome: PictureOutcome & { readonly kind: 'drawn' }, gallery: Content, alt: string): string {
  const { planned, picture } = outcome;
  const { width, height } = gallery.style;
  const address = fileAddress(picture.fileName);
  const size = `width="${width}" height="${height}" loading="lazy" decoding="async"`;
  if (picture.fileName.endsWith('.pdf')) {
    return `<a class="paper" style="${ratio(gallery)}" href="${address}" aria-label="${htmlText(alt)}"><span>PDF</span></a>`;
  }
  if (picture.fileName.endsWith('.html')) {
    return `<iframe src="${address}" title="${htmlText(alt)}" loading="lazy" style="aspect-ratio:${width}/${height + 92}"></iframe>`;
  }
  const image = `<img src="${address}" alt="${htmlText(alt)}" ${size}>`;
  const still = planned.kind === 'animation' ? stillOf(planned.shows, planned.field, gallery) : null;
  const calm =
    still === null
      ? image
      : `<picture><source media="(prefers-reduced-motion: reduce)" srcset="${fileAddress(still)}">${image}</picture>`;
  return `<a href="${address}">${calm}</a>`;
}

/** The picture of the last step, for those who want nothing to move. */
function stillOf(shows: string, field: string, { outcomes }: Content): string | null {
  const found = outcomes.find(
    ({ kind, planned }) =>
      kind === 'drawn' &&
      planned.field === field &&
      (planned.kind === 'plane' ? planned.plane : planned.kind === 'line' ? planned.along : null) === shows,
  );
  return found === undefined || found.planned.fileName.endsWith('.pdf') ? null : found.planned.fileName;
}

/** Broken between the field and what is done with it, and between options. */
function pythonText(line: string): string {
  return htmlText(line)
    .replace(/\[[^\]]*\]/g, '<span>$&</span>')
    .replace(/\.(?:plot|gifplot)\(/g, '<wbr>$&');
}
