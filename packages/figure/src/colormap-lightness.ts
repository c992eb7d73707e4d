/** CIE lightness L* (0…100, D65) of an sRGB colour with channels 0…255; IEC 61966-2-1 and CIE 15. */
export function lightness(red: number, green: number, blue: number): number {
  const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const cubeRoot =
    luminance > (6 / 29) ** 3 ? Math.cbrt(luminance) : luminance / (3 * (6 / 29) ** 2) + 4 / 29;
  return 116 * cubeRoot - 16;
}

/** L* of each of the colours of a table (r, g, b one after another). */
export function lightnessProfile(rgb: Uint8Array): Float64Array {
  return Float64Array.from({ length: rgb.length / 3 }, (_, i) =>
    lightness(rgb[3 * i] ?? 0, rgb[3 * i + 1] ?? 0, rgb[3 * i + 2] ?? 0),
  );
}

function linear(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}
