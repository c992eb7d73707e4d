/** Whether this browser can draw in 3D; the context that is made to find out is given back at once. */
export function canDraw3D(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
