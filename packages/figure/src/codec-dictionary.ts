/**
 * What figures usually say, the most usual last, where deflate refers to it most cheaply. Addresses that people keep
 * depend on every character: it may never change; another dictionary needs another first character of its texts.
 */
const USUAL =
  '"animation":{"axis":"t","every":2,"intervalMs":100,"title":"' +
  '"layout":{"cols":2,"kind":"grid","rows":2,"shareX":"all","shareY":"all","heights":[2,1],"widths":[2,1]}' +
  '"kind":"trajectories"},"kind":"phaseSpace"},"kind":"histogram2d"},"kind":"histogram"},{"kind":"text","text":"","at":[' +
  '{"kind":"arrow","from":[0,0],"to":[1,1]},{"kind":"span","along":"x","from":0,"to":{"kind":"hline","y":0},{"kind":"vline","x":0}' +
  '"style":"dashed","width":1.5,"opacity":0.5,"color":"#000000","label":"","marker":"circle","steps":"mid"' +
  '"cmap":"RdBu_r","cmap":"viridis","cmap":"magma","cmap":"jet","cmap":"plasma","cmap":"cividis","cmap":"coolwarm"' +
  '"norm":"centred","norm":"symlog","norm":"power","gamma":0.5,"norm":"log","interpolation":"nearest","axes":"zx"' +
  '"legend":true,"letter":true,"aspect":"equal","colorbar":false,"colorbars":[{"label":"","of":[0,1,2,3],"side":"bottom"}]' +
  '"frame":"none","mode":"dark","size":{"dpi":100,"height":4.8,"width":6.4},"size":{"dpi":300},"labels":{"symbols":true,"units":"parentheses"}' +
  '"title":"","x":{"label":"x [m]","max":1,"min":0,"shift":"center"},"y":{"label":"z [m]","max":1,"min":0,"scale":"log"}' +
  '"limits":{"high":99,"kind":"percentile","low":1},"limits":{"kind":"auto","min":0},"limits":{"kind":"fixed","max":10,"min":-10}' +
  'sqrt(ex**2 + ey**2 + ez**2)[-1, magnitude(mean(abs(rho[nd1p[nd2p[j1x[j2x[jx[bx[ex[ey[ez[exz[-1, :, 0, :]' +
  '{"data":{"expr":"exz[-1, :, ","run":"},"kind":"stream"},"kind":"quiver"},{"data":{"run":"","kind":"boundaries"},"kind":"line"}' +
  '{"data":{"expr":"phisp[-1, :, ","run":"},"kind":"map"},"kind":"contour","levels":"colors"},"units":"emses"},"theme":"paper","v":1}' +
  '{"panels":[{"layers":[{"data":{"expr":"phisp[-1, :, 64, :]","run":"';

export const CODEC_DICTIONARY = new TextEncoder().encode(USUAL);
