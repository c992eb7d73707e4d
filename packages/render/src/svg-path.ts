import type { PathSink } from './path-outline.js';

/** Coordinates are written in hundredths of a pixel. */
const STEPS_PER_PX = 100;

/** A number as SVG writes it, to a hundredth: `3.25`, `.5`, `-1`. */
export function svgNumber(value: number): string {
  return svgSteps(Math.round(value * STEPS_PER_PX));
}

/** The text of a path, its lines relative to the point before; rounding errors do not add up. */
export class SvgPath implements PathSink {
  #text = '';
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;
  /** The command that a further pair of numbers would repeat. */
  #repeated = '';

  get text(): string {
    return this.#text;
  }

  moveTo(x: number, y: number): void {
    this.#x = this.#startX = Math.round(x * STEPS_PER_PX);
    this.#y = this.#startY = Math.round(y * STEPS_PER_PX);
    this.#text += `M${svgPair(this.#x, this.#y)}`;
    this.#repeated = '';
  }

  lineTo(x: number, y: number): void {
    const toX = Math.round(x * STEPS_PER_PX);
    const toY = Math.round(y * STEPS_PER_PX);
    const dx = toX - this.#x;
    const dy = toY - this.#y;
    this.#x = toX;
    this.#y = toY;
    if (dx === 0 && dy === 0 && this.#repeated !== '') return;
    if (dy === 0) this.#add('h', svgSteps(dx));
    else if (dx === 0) this.#add('v', svgSteps(dy));
    else this.#add('l', svgPair(dx, dy));
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const [fromX, fromY] = [this.#x, this.#y];
    this.#x = Math.round(x * STEPS_PER_PX);
    this.#y = Math.round(y * STEPS_PER_PX);
    const controls = [x1 * STEPS_PER_PX - fromX, y1 * STEPS_PER_PX - fromY];
    controls.push(x2 * STEPS_PER_PX - fromX, y2 * STEPS_PER_PX - fromY, this.#x - fromX, this.#y - fromY);
    this.#text += `c${controls.map((steps) => svgSteps(Math.round(steps))).join(' ')}`;
    this.#repeated = '';
  }

  closePath(): void {
    this.#text += 'z';
    this.#x = this.#startX;
    this.#y = this.#startY;
    this.#repeated = '';
  }

  #add(command: string, numbers: string): void {
    if (command !== this.#repeated) this.#text += command + numbers;
    else this.#text += numbers.charCodeAt(0) === MINUS ? numbers : ` ${numbers}`;
    this.#repeated = command;
  }
}

const MINUS = 45;

function svgPair(x: number, y: number): string {
  return y < 0 ? svgSteps(x) + svgSteps(y) : `${svgSteps(x)} ${svgSteps(y)}`;
}

function svgSteps(steps: number): string {
  if (steps > -STEPS_PER_PX && steps < STEPS_PER_PX && steps !== 0) {
    const text = String(steps / STEPS_PER_PX);
    return steps < 0 ? `-${text.slice(2)}` : text.slice(1);
  }
  // A zero may be negative.
  return String(steps / STEPS_PER_PX + 0);
}
