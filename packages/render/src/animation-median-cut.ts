/** Different colours and how much each counts. */
export interface WeightedColors {
  /** r, g, b of each. */
  readonly rgb: Uint8Array;
  readonly weights: Float64Array;
}

/** Some of the colours, their mean and how far they spread about it along the channel in which they spread most. */
interface Box {
  readonly members: readonly number[];
  readonly mean: readonly [number, number, number];
  readonly channel: number;
  readonly spread: number;
}

/**
 * At most `count` colours that stand for many: the box of colours with the largest sum of squared deviations is cut at
 * its mean until there are enough (median cut after Heckbert, 1982, with the cut of Wan et al., 1990).
 */
export function cutColors(colors: WeightedColors, count: number): (readonly [number, number, number])[] {
  if (colors.weights.length === 0 || count < 1) return [];
  const boxes = [boxOf(colors, Array.from(colors.weights.keys()))];
  while (boxes.length < count) {
    let widest = 0;
    for (const [k, { spread }] of boxes.entries()) if (spread > (boxes[widest]?.spread ?? 0)) widest = k;
    const box = boxes[widest];
    if (box === undefined || box.spread === 0) break;
    const cut = box.mean[box.channel] ?? 0;
    const isBelow = (k: number) => (colors.rgb[3 * k + box.channel] as number) < cut;
    boxes[widest] = boxOf(colors, box.members.filter(isBelow));
    boxes.push(
      boxOf(
        colors,
        box.members.filter((k) => !isBelow(k)),
      ),
    );
  }
  return boxes.map(({ mean: [r, g, b] }) => [Math.round(r), Math.round(g), Math.round(b)] as const);
}

function boxOf({ rgb, weights }: WeightedColors, members: readonly number[]): Box {
  const channels = [0, 1, 2].map((channel) => {
    let [weight, sum, squares] = [0, 0, 0];
    const origin = rgb[3 * (members[0] ?? 0) + channel] as number;
    for (const k of members) {
      const value = (rgb[3 * k + channel] as number) - origin;
      weight += weights[k] as number;
      sum += value * (weights[k] as number);
      squares += value * value * (weights[k] as number);
    }
    // One colour has no spread, whatever the rounding says.
    const spread = squares === 0 ? 0 : Math.max(0, squares - (sum * sum) / weight);
    return { mean: origin + sum / weight, spread };
  });
  const [red, green, blue] = channels.map(({ mean }) => mean);
  const spreads = channels.map(({ spread }) => spread);
  const channel = spreads.indexOf(Math.max(...spreads));
  return {
    members,
    mean: [red ?? 0, green ?? 0, blue ?? 0],
    channel,
    spread: members.length < 2 ? 0 : (spreads[channel] ?? 0),
  };
}
