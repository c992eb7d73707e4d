/** Potential of a sheath with a charged hole in the ground at z = 20 m and a wake to the right, in volts. */
export function sheath(z: number, x: number): number {
  const surface = 9 * Math.exp(-Math.abs(z - 20) / 6);
  const hole = -14 * Math.exp(-((x - 60) ** 2 / 90 + (z - 18) ** 2 / 40));
  const wake = -4 * Math.exp(-((z - 40) ** 2) / 60) * (1 / (1 + Math.exp(-(x - 70) / 6)));
  return surface + hole + wake + 0.6 * Math.sin(x / 7) * Math.sin(z / 5);
}

/** Density of a plasma with an empty region below z = 12 m, in m⁻³; 0 and slightly negative values occur there. */
export function density(z: number, x: number): number {
  const ramp = 1 / (1 + Math.exp(-(z - 18) / 2.5));
  const beam = 40 * Math.exp(-((x - 0.9 * z - 15) ** 2) / 30);
  return z < 12 ? -0.5 * ((Math.round(x) + Math.round(z)) % 2) : 5e6 * (ramp + beam * ramp);
}
