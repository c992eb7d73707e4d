import { DoubleSide, ShaderMaterial } from 'three';
import type { Palette } from './palette';

const VERTEX = /* glsl */ `
  varying vec3 faceNormal;
  void main() {
    faceNormal = normal;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }
`;

/** The weights are the squares of the normal's components, so that they add up to one. */
const FRAGMENT = /* glsl */ `
  uniform float acrossX;
  uniform float acrossY;
  uniform float fromAbove;
  uniform float fromBelow;
  uniform float opacity;
  varying vec3 faceNormal;
  void main() {
    vec3 n = normalize(faceNormal) * (gl_FrontFacing ? 1.0 : -1.0);
    vec3 w = n * n;
    float grey = w.x * acrossX + w.y * acrossY + w.z * (n.z > 0.0 ? fromAbove : fromBelow);
    gl_FragColor = vec4(vec3(grey), opacity);
  }
`;

/**
 * Faces without data: a grey that tells in which direction of space a face looks, and nothing else. There is no light:
 * the same face has the same grey from wherever it is seen.
 */
export class FaceMaterial extends ShaderMaterial {
  constructor() {
    super({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: {
        acrossX: { value: 0.5 },
        acrossY: { value: 0.5 },
        fromAbove: { value: 0.5 },
        fromBelow: { value: 0.5 },
        opacity: { value: 1 },
      },
      side: DoubleSide,
      // Lines on the surface lie before it.
      polygonOffset: true,
      polygonOffsetFactor: 1.5,
      polygonOffsetUnits: 4,
    });
  }

  setGreys({ x, y, up, down }: Palette['greys']): void {
    this.setUniform('acrossX', x);
    this.setUniform('acrossY', y);
    this.setUniform('fromAbove', up);
    this.setUniform('fromBelow', down);
  }

  /** 0…1; below 1 what lies behind can be seen, too. */
  setOpacity(opacity: number): void {
    this.setUniform('opacity', opacity);
    this.transparent = opacity < 1;
    this.depthWrite = opacity >= 1;
  }

  private setUniform(name: string, value: number): void {
    const uniform = this.uniforms[name];
    if (uniform !== undefined) uniform.value = value;
  }
}
