/** The plasma around the Moon at one astronomical unit, in SI units and electronvolts. */
export const CONDITIONS = {
  /** Solar wind, per m³. */
  densityPerM3: 1e7,
  electronTemperatureEv: 8,
  protonTemperatureEv: 10,
  photoelectronTemperatureEv: 2.2,
  protonChargeToMass: 0.000544617,
  /** Speed of the solar wind. */
  windMPerS: 400e3,
  /** Height of the Sun above the horizon; light and wind come from there, towards +x and slightly +y. */
  sunElevationDeg: 35,
  sunAzimuthDeg: 8,
  magneticFieldT: 5e-9,
  /** Polar and azimuthal angle of the magnetic field. */
  magneticPolarDeg: 60,
  magneticAzimuthDeg: 35,
  /** Current densities on a surface: photo-electrons at normal incidence, electrons from above. */
  photoCurrentAPerM2: 9e-6,
  electronCurrentAPerM2: 0.76e-6,
  /** What balances the electrons where no light falls (secondary electrons, thermal ions), as part of theirs. */
  darkCurrentRatio: 0.6,
} as const;

/** e/ε0 in V·m. */
const CHARGE_OVER_PERMITTIVITY = 1.602176634e-19 / 8.8541878128e-12;

/** Second derivative of the potential that the charge of one solar-wind species makes, in V/m². */
export const CURVATURE_V_PER_M2 = CHARGE_OVER_PERMITTIVITY * CONDITIONS.densityPerM3;

/** Unit vector along which light and solar wind travel. */
export function windDirection(): readonly [number, number, number] {
  const elevation = (CONDITIONS.sunElevationDeg * Math.PI) / 180;
  const azimuth = (CONDITIONS.sunAzimuthDeg * Math.PI) / 180;
  return [
    Math.cos(elevation) * Math.cos(azimuth),
    Math.cos(elevation) * Math.sin(azimuth),
    -Math.sin(elevation),
  ];
}
