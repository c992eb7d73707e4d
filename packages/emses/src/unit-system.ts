import type { ConversionKey } from './conversion-key.js';

/** Constants as the EMSES unit table has them; the last digits differ from today's CODATA on purpose. */
const LIGHT_SPEED = 299_792_458;
// biome-ignore lint/suspicious/noApproximativeNumericConstant: the original cuts it here, which the permittivity shows
const PI = 3.141592654;
// biome-ignore lint/suspicious/noApproximativeNumericConstant: as above
const EULER = 2.718281828;
const MU_0 = 4 * PI * 1e-7;
const ELEMENTARY_CHARGE = 1.6021765e-19;
const ELECTRON_MASS = 9.1093819e-31;
const PROTON_MASS = 1.67261e-27;
const BOLTZMANN = 1.38065052e-23;

/** A pair of equal quantities, one in SI and one in EMSES units. */
export class Translator {
  /** EMSES units per SI unit. */
  readonly ratio: number;

  constructor(
    readonly si: number,
    readonly emses: number,
    readonly name = '',
    /** Plain SI unit symbol. */
    readonly unit = '',
  ) {
    this.ratio = emses / si;
  }

  /** SI → EMSES. */
  trans(value: number): number {
    return value * this.ratio;
  }

  /** EMSES → SI; a division, so that the last digits are those of the original. */
  reverse(value: number): number {
    return value / this.ratio;
  }

  times(other: Translator): Translator {
    return new Translator(this.si * other.si, this.emses * other.emses);
  }

  over(other: Translator): Translator {
    return new Translator(this.si / other.si, this.emses / other.emses);
  }

  power(exponent: number): Translator {
    return new Translator(this.si ** exponent, this.emses ** exponent);
  }

  inverse(): Translator {
    return new Translator(1 / this.si, 1 / this.emses);
  }

  named(name: string, unit: string): Translator {
    return new Translator(this.si, this.emses, name, unit);
  }
}

export type UnitName =
  | ('pi' | 'e' | 'c' | 'e0' | 'm0' | 'qe' | 'me' | 'mi' | 'qe_me' | 'kB')
  | ('length' | 'm' | 't' | 'f' | 'v' | 'n' | 'N' | 'F' | 'P' | 'W' | 'w' | 'eps' | 'q' | 'rho' | 'q_m')
  | ('i' | 'J' | 'phi' | 'E' | 'H' | 'C' | 'R' | 'G' | 'mu' | 'B' | 'L' | 'T' | 'a' | 'EC');

/** Every EMSES unit of a run, by the name that emout gives it. */
export class UnitSystem {
  private constructor(
    readonly key: ConversionKey,
    readonly units: Readonly<Record<UnitName, Translator>>,
  ) {}

  get(name: UnitName): Translator {
    return this.units[name];
  }

  /** Builds the units in the order of the original, so that every factor has the same last digits. */
  static from(key: ConversionKey): UnitSystem {
    const c = new Translator(LIGHT_SPEED, key.toC);
    const v = c;
    const e0 = new Translator(1 / (MU_0 * LIGHT_SPEED ** 2), 1);
    const eps = e0;
    const mu = eps.inverse().over(v.power(2));
    const m0 = new Translator(MU_0, MU_0 * mu.ratio);

    const length = new Translator(key.dxM, 1);
    const t = length.over(v);
    const f = t.inverse();
    const n = length.power(3).inverse();
    const N = v.times(n);

    // The electron fixes charge over mass; its sign is on both sides and cancels in every ratio.
    const qe_me = new Translator(-ELEMENTARY_CHARGE / ELECTRON_MASS, -1);
    const q_m = qe_me;
    const q = e0.over(q_m).times(length).times(v.power(2));
    const m = q.over(q_m);
    const rho = q.over(length.power(3));
    const qe = new Translator(ELEMENTARY_CHARGE, ELEMENTARY_CHARGE * q.ratio);
    const me = new Translator(ELECTRON_MASS, ELECTRON_MASS * m.ratio);
    const mi = new Translator(PROTON_MASS, PROTON_MASS * m.ratio);
    const kB = new Translator(BOLTZMANN, BOLTZMANN);

    const F = m.times(length).over(t.power(2));
    const P = F.times(v);
    const W = F.times(length);
    const w = W.over(length.power(3));
    const i = q.over(length).times(v);
    const J = i.over(length.power(2));
    const phi = v.power(2).over(q_m);
    const E = phi.over(length);
    const H = i.over(length);
    const C = eps.times(length);
    const R = phi.over(i);
    const G = R.inverse();
    const B = v.over(length).over(q_m);
    const L = mu.times(length);
    const T = W.over(kB);
    const a = v.over(t);
    const EC = G.over(length);

    return new UnitSystem(key, {
      pi: new Translator(PI, PI, 'Circular constant', ''),
      e: new Translator(EULER, EULER, 'Napier’s constant', ''),
      c: c.named('Light speed', 'm/s'),
      e0: e0.named('Permittivity of free space', 'F/m'),
      m0: m0.named('Permeability of free space', 'N/A^2'),
      qe: qe.named('Elementary charge', 'C'),
      me: me.named('Electron mass', 'kg'),
      mi: mi.named('Proton mass', 'kg'),
      qe_me: qe_me.named('Electron charge-to-mass ratio', 'C/kg'),
      kB: kB.named('Boltzmann constant', 'J/K'),
      length: length.named('Length', 'm'),
      m: m.named('Mass', 'kg'),
      t: t.named('Time', 's'),
      f: f.named('Frequency', 'Hz'),
      v: v.named('Velocity', 'm/s'),
      n: n.named('Number density', '/m^3'),
      N: N.named('Flux', '/m^2s'),
      F: F.named('Force', 'N'),
      P: P.named('Power', 'W'),
      W: W.named('Energy', 'J'),
      w: w.named('Energy density', 'J/m^3'),
      eps: eps.named('Permittivity', 'F/m'),
      q: q.named('Charge', 'C'),
      rho: rho.named('Charge density', 'C/m^3'),
      q_m: q_m.named('Charge-to-mass ratio', 'C/kg'),
      i: i.named('Current', 'A'),
      J: J.named('Current density', 'A/m^2'),
      phi: phi.named('Potential', 'V'),
      E: E.named('Electric field', 'V/m'),
      H: H.named('Magnetic field', 'A/m'),
      C: C.named('Capacitance', 'F'),
      R: R.named('Resistance', 'Ω'),
      G: G.named('Conductance', 'S'),
      mu: mu.named('Permeability', 'H/m'),
      B: B.named('Magnetic flux density', 'T'),
      L: L.named('Inductance', 'H'),
      T: T.named('Temperature', 'K'),
      a: a.named('Acceleration', 'm/s^2'),
      EC: EC.named('Electric conductivity', 'S/m'),
    });
  }
}
