/** Style of the player inside its shadow: neutral chrome, plum for the handle and for focus alone. */
export const PLAYER_STYLE = `
:host {
  all: initial;
  --paper: #ffffff; --wash: #ededed; --ink: #161616; --ink2: #4a4a4a; --ink3: #6b6b6b; --ink4: #878787; --mark: #a3125f;
  display: block; box-sizing: border-box; max-width: 100%; min-width: 0;
  background: var(--paper); color: var(--ink); color-scheme: light;
  font: 13.5px/20px "Source Sans 3", "Hiragino Sans", "Yu Gothic UI", "Noto Sans JP", "Noto Sans CJK JP", system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
}
:host([hidden]) { display: none; }
@media (prefers-color-scheme: dark) {
  :host(:not([theme="light"])) {
    --paper: #141414; --wash: #262626; --ink: #ededed; --ink2: #bdbdbd; --ink3: #999999; --ink4: #7a7a7a; --mark: #f48cc0;
    color-scheme: dark;
  }
}
:host([theme="dark"]) {
  --paper: #141414; --wash: #262626; --ink: #ededed; --ink2: #bdbdbd; --ink3: #999999; --ink4: #7a7a7a; --mark: #f48cc0;
  color-scheme: dark;
}
canvas { display: block; width: 100%; height: auto; }
.bar { padding: 6px 8px 8px; }
.words { display: flex; justify-content: space-between; gap: 12px; color: var(--ink2); }
.label { color: var(--ink); min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.count { flex: none; color: var(--ink3); }
.trouble { margin: 4px 0 0; color: var(--ink); }
.trouble:empty { display: none; }
.controls { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 12px; }
.buttons { display: flex; flex: none; margin-left: -6px; }
button {
  all: unset; box-sizing: border-box; display: grid; place-items: center; width: 36px; height: 32px;
  color: var(--ink2); border-radius: 4px; cursor: pointer; position: relative; -webkit-tap-highlight-color: transparent;
}
button:hover { background: var(--wash); color: var(--ink); }
button.play { color: var(--ink); }
button[aria-pressed="true"] { color: var(--ink); }
button[aria-pressed="true"]::after {
  content: ""; position: absolute; left: 9px; right: 9px; bottom: 3px; height: 1.5px; background: var(--ink);
}
svg { width: 20px; height: 20px; fill: currentColor; display: block; }
button:focus-visible, input[type="radio"]:focus-visible + span {
  outline: 2px solid var(--mark); outline-offset: -2px; border-radius: 4px;
}
.rate { flex: none; min-width: 5.6em; color: var(--ink3); white-space: nowrap; }
fieldset { all: unset; display: flex; flex: none; margin-left: auto; margin-right: -7px; }
label { position: relative; cursor: pointer; }
label span { display: block; padding: 4px 7px; color: var(--ink3); white-space: nowrap; position: relative; }
label:hover span { color: var(--ink); }
input[type="radio"] { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; z-index: 1; cursor: pointer; }
input[type="radio"]:checked + span { color: var(--ink); }
input[type="radio"]:checked + span::after {
  content: ""; position: absolute; left: 7px; right: 7px; bottom: 3px; height: 1.5px; background: var(--ink);
}
input[type="range"] {
  -webkit-appearance: none; appearance: none; display: block; width: 100%; height: 28px; margin: 0; background: none;
  cursor: pointer; touch-action: pan-y;
}
input[type="range"]::-webkit-slider-runnable-track { height: 2px; background: var(--ink4); border-radius: 1px; }
input[type="range"]::-moz-range-track { height: 2px; background: var(--ink4); border-radius: 1px; }
input[type="range"]::-webkit-slider-thumb {
  -webkit-appearance: none; width: 15px; height: 15px; margin-top: -6.5px; box-sizing: border-box;
  background: var(--paper); border: 2.5px solid var(--mark); border-radius: 50%;
}
input[type="range"]::-moz-range-thumb {
  width: 15px; height: 15px; box-sizing: border-box; background: var(--paper); border: 2.5px solid var(--mark); border-radius: 50%;
}
input[type="range"]:focus-visible { outline: none; }
input[type="range"]:focus-visible::-webkit-slider-thumb { box-shadow: 0 0 0 2px var(--paper), 0 0 0 4px var(--mark); }
input[type="range"]:focus-visible::-moz-range-thumb { box-shadow: 0 0 0 2px var(--paper), 0 0 0 4px var(--mark); }
@media (pointer: coarse) {
  input[type="range"] { height: 44px; }
  button { height: 44px; }
  label span { padding-block: 12px; }
  input[type="radio"]:checked + span::after { bottom: 10px; }
}
@media (forced-colors: active) {
  input[type="range"]::-webkit-slider-runnable-track { background: CanvasText; }
  input[type="range"]:focus-visible { outline: 2px solid Highlight; }
}
`;

/** Style of a page that holds nothing but the player. */
export const PLAYER_PAGE_STYLE = `
html { background: #ffffff; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { html { background: #141414; } }
body { margin: 0; }
emout-player { margin: 0 auto; }
`;
