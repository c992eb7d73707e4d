/** A scene and the next ones, as many as there are up to a number. */
export interface SceneAhead<Scene> {
  readonly scene: Scene;
  readonly ahead: readonly Scene[];
}

/** Goes through scenes and knows `count` of the next ones; no more than these are held. */
export async function* withLookAhead<Scene>(
  scenes: Iterable<Scene> | AsyncIterable<Scene>,
  count: number,
): AsyncGenerator<SceneAhead<Scene>, void, void> {
  const held: Scene[] = [];
  for await (const scene of scenes) {
    held.push(scene);
    if (held.length <= count) continue;
    const first = held.shift();
    if (first !== undefined) yield { scene: first, ahead: held.slice() };
  }
  for (let first = held.shift(); first !== undefined; first = held.shift()) {
    yield { scene: first, ahead: held.slice() };
  }
}
