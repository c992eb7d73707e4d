const LIGHT =
  '--paper:#ffffff;--desk:#f5f5f5;--wash:#ededed;--ink:#161616;--ink2:#4a4a4a;--ink3:#6b6b6b;--ink4:#878787;--rule:#dedede;--mark:#a3125f;--warn:#8a5300;--bad:#b3201c;--live:#0a5a9c;color-scheme:light';
const DARK =
  '--paper:#141414;--desk:#0c0c0c;--wash:#262626;--ink:#ededed;--ink2:#bdbdbd;--ink3:#999999;--ink4:#7a7a7a;--rule:#2e2e2e;--mark:#f48cc0;--warn:#e6b04e;--bad:#ff8e84;--live:#82c3ff;color-scheme:dark';

/** The look of the dashboard: neutral chrome, plum for the focus alone, pictures as they are in either theme. */
export const GALLERY_PAGE_STYLE = `
:root{${LIGHT};
--sans:"Source Sans 3 Variable","Source Sans 3","Hiragino Sans","Yu Gothic UI","Noto Sans JP","Noto Sans CJK JP",system-ui,sans-serif;
--serif:"Source Serif 4 Variable","Source Serif 4",Charter,Georgia,"Hiragino Mincho ProN","Yu Mincho","Noto Serif CJK JP",serif;
--mono:"Source Code Pro Variable","Source Code Pro",ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;
--edge:48px}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}
:root[data-theme=dark]{${DARK}}
*{box-sizing:border-box}
html{scroll-padding-top:60px}
body{margin:0;background:var(--paper);color:var(--ink);font:13.5px/20px var(--sans);font-variant-numeric:tabular-nums;-webkit-font-smoothing:antialiased}
a{color:inherit}
:focus-visible{outline:2px solid var(--mark);outline-offset:2px;border-radius:2px}
h1:focus,h2:focus,#fields:focus{outline:none}
code,kbd{font-family:var(--mono);font-size:.94em}
button{font:inherit;color:var(--ink2);background:none;border:0;padding:4px 8px;min-height:28px;border-radius:4px;cursor:pointer}
button:hover{background:var(--wash);color:var(--ink)}
[hidden]{display:none!important}
.skip{position:absolute;left:8px;top:-60px;background:var(--paper);padding:8px 12px;z-index:30}
.skip:focus{top:8px}
.head{position:sticky;top:0;z-index:20;height:52px;display:flex;align-items:center;gap:16px;padding:0 var(--edge);background:var(--paper);white-space:nowrap}
.head::after{content:"";position:absolute;left:var(--edge);right:var(--edge);bottom:0;height:2px;background:var(--ink)}
.wm{font:italic 600 19px/1 var(--serif);letter-spacing:-.01em}
.crumb{min-width:0;overflow:hidden;text-overflow:ellipsis;font-weight:600}
.sp{flex:1}
.theme{margin-right:-8px}
main{max-width:1840px;margin:0 auto;padding:0 var(--edge) 48px}
.opening{padding:36px 0 28px}
h1{font:600 40px/46px var(--serif);margin:0 0 10px;overflow-wrap:anywhere}
.opening .facts{margin:0 0 4px;color:var(--ink2)}
.opening .facts span:not(:last-child)::after{content:"·";color:var(--ink4);margin:0 5px 0 8px}
.state{font-weight:600;color:var(--ink)}
.state.growing{color:var(--live)}.state.stopped{color:var(--warn)}.state.unreadable{color:var(--bad)}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:0 4px;margin:16px 0 0 -8px;padding:0}
nav a{display:block;padding:4px 8px;text-decoration:none;color:var(--ink2);border-radius:4px}
nav a:hover{background:var(--wash);color:var(--ink)}
section{display:grid;grid-template-columns:184px minmax(0,1fr);gap:32px;padding:28px 0 36px;border-top:1px solid var(--rule)}
.about{position:sticky;top:76px;align-self:start}
h2{font:600 28px/34px var(--serif);margin:0 0 4px;overflow-wrap:anywhere}
.label{font:15px/23px var(--serif);margin:0 0 10px}
.about .facts{list-style:none;margin:0;padding:0;color:var(--ink3)}
.said{margin:8px 0 0;font:15px/23px var(--serif);color:var(--ink2);overflow-wrap:anywhere}
.pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(272px,100%),1fr));gap:28px 24px}
figure{margin:0;min-width:0}
figure>a{display:block}
img{display:block;width:100%;height:auto;background:var(--desk)}
iframe{display:block;width:100%;height:auto;border:0;background:var(--desk)}
figcaption{padding-top:8px}
.caption{font:15px/22px var(--serif);margin:0}
.caption span{color:var(--ink2)}
.python{display:flex;align-items:center;margin:4px 0 0;background:var(--desk);border-radius:4px}
.python code{flex:1;min-width:0;padding:5px 8px;font-size:12px;line-height:18px;overflow-wrap:anywhere}
.python span{white-space:nowrap}
.copy{flex:none;font-size:12.5px}
.file{margin:4px 0 0;color:var(--ink3);font-size:12.5px;overflow-wrap:anywhere}
.file a{color:var(--ink2);text-underline-offset:2px;margin-right:6px}
.missing{width:100%;border:1px dashed var(--ink4);background:repeating-linear-gradient(45deg,transparent 0 7px,var(--rule) 7px 8px)}
.paper{display:grid!important;place-items:center;border:1px solid var(--rule);background:var(--desk);text-decoration:none;font:600 17px/24px var(--serif);color:var(--ink2)}
@media (min-width:960px){
.animation{grid-column:1/-1;display:grid;grid-template-columns:minmax(0,640px) minmax(220px,1fr);gap:24px;align-items:start}
.animation figcaption{padding-top:0}
}
footer{display:flex;flex-wrap:wrap;gap:4px 20px;padding:16px var(--edge) 28px;color:var(--ink3)}
kbd{border:1px solid var(--ink4);border-radius:2px;padding:0 4px}
@media (max-width:1359px){:root{--edge:32px}}
@media (max-width:959px){
:root{--edge:20px}
section{grid-template-columns:minmax(0,1fr);gap:16px}
.about{position:static}
h1{font-size:32px;line-height:38px}
}
@media print{.head,.skip,nav,footer,.copy{display:none}figure{break-inside:avoid}.about{position:static}}
`;
