import { type Diagnostic, diagnostics } from './diagnostics.js';
import { type FieldKind, fieldKinds } from './field-catalogue.js';
import { stepText } from './fortran-format.js';
import { gridOf, shapeOf } from './grid.js';
import { type Normalisation, normalisation, SPECIES } from './normalisation.js';
import { OutputFiles } from './output-files.js';
import { parameterFile } from './parameter-file.js';
import { drawParticles, PARTICLE_COMPONENTS } from './particles.js';
import { CLOUD_DENSITY, growthAt, PlasmaModel } from './plasma-model.js';
import { KEY, type RunDesign, stepsOf } from './run-design.js';
import { Painter, type Snapshot } from './snapshot.js';

export interface WriterHooks {
  /** Lets other work go on, and throws when the run is not wanted any more. */
  readonly pause: () => Promise<void>;
  readonly onProgress: (done: number, total: number, what: string) => void;
}

/** Writes the files of one run into an empty directory. */
export class RunWriter {
  private readonly files: OutputFiles;
  private readonly normalisation: Normalisation = normalisation(CLOUD_DENSITY);
  private readonly painter: Painter;
  private readonly kinds: readonly FieldKind[];
  /** The volume being written. */
  private readonly out: Float32Array;
  private readonly total: number;
  private done = 0;

  constructor(
    directory: string,
    private readonly design: RunDesign,
    private readonly seed: number,
    private readonly hooks: WriterHooks,
  ) {
    const { nx, ny, nz } = design.cells;
    this.files = new OutputFiles(directory);
    this.painter = new Painter(gridOf(nx, ny, nz, KEY.dxM), this.normalisation, seed);
    this.kinds = fieldKinds(design.fields, this.painter);
    this.out = new Float32Array(this.painter.grid.nodes);
    let volumes = 0;
    for (let index = 0; index < design.snapshots; index++) volumes += 2 + this.kindsAt(index).length;
    this.total = volumes + 4;
  }

  get fileNames(): readonly string[] {
    return this.files.names;
  }

  async write(): Promise<void> {
    const { design, hooks } = this;
    const { cells, scale } = design;
    const grid = gridOf(cells.nx / scale, cells.ny / scale, cells.nz / scale, KEY.dxM * scale);
    this.advance(0, 'light and shadow');
    const model = await PlasmaModel.build(
      design.landscape,
      grid,
      scale,
      design.levels,
      design.shadowLevels,
      hooks.pause,
    );
    this.advance(3, 'parameters and diagnostics');
    await this.files.text('plasma.inp', parameterFile(design, this.normalisation));
    await this.writeDiagnostics(model);
    this.advance(1, 'phisp');

    const phi = scale === 1 && this.kinds.length > 0 ? new Float32Array(grid.nodes) : this.out;
    for (let index = 0; index < design.snapshots; index++) {
      await this.writeSnapshot(model, phi, index);
    }
  }

  private async writeSnapshot(model: PlasmaModel, phi: Float32Array, index: number): Promise<void> {
    const { design, hooks, painter, files, out } = this;
    const shape = shapeOf(painter.grid);
    const step = index * design.ifdiag;
    const growth = growthAt(step / stepsOf(design));
    const level = model.finest;
    const snapshot: Snapshot = { level, growth, index, time: step * design.dt, phi };
    const label = `step ${index + 1} of ${design.snapshots}`;

    await model.settle(growth, hooks.pause);
    this.advance(1, `${label}: phisp`);
    painter.paintPotential(level, index, snapshot.time, phi);
    await hooks.pause();
    await files.dataset('phisp', index, phi, shape);
    await hooks.pause();
    for (const kind of this.kindsAt(index)) {
      this.advance(1, `${label}: ${kind.name}`);
      kind.paint(snapshot, out);
      await hooks.pause();
      await files.dataset(kind.name, this.outputOf(kind, index), out, shape);
      await hooks.pause();
    }
    if (design.particles > 0 && index % PARTICLE_INTERVAL === 0) await this.writeParticles(snapshot);
    this.advance(1, label);
  }

  /** The kinds that are written with a snapshot of the potential. */
  private kindsAt(index: number): FieldKind[] {
    const step = index * this.design.ifdiag;
    return this.kinds.filter(
      (kind) =>
        (kind.counter === 'field' || step % this.design.ijdiag === 0) &&
        this.outputOf(kind, index) < kind.outputs,
    );
  }

  private outputOf(kind: FieldKind, index: number): number {
    return kind.counter === 'field' ? index : (index * this.design.ifdiag) / this.design.ijdiag;
  }

  /** Particles come in two parts, the second of which begins with what the first ended with, as after a restart. */
  private async writeParticles(snapshot: Snapshot): Promise<void> {
    const { design } = this;
    const output = snapshot.index / PARTICLE_INTERVAL;
    const last = Math.floor((design.snapshots - 1) / PARTICLE_INTERVAL);
    const middle = Math.ceil(last / 2);
    for (const species of SPECIES) {
      const set = drawParticles(this.painter, snapshot, species, design.particles);
      for (const component of PARTICLE_COMPONENTS) {
        const name = `p${species}${component}e`;
        const values = set[component];
        if (output <= middle) await this.files.dataset(name, output, values, [values.length], 0);
        if (output >= middle) await this.files.dataset(name, output, values, [values.length], 1);
      }
      await this.hooks.pause();
    }
  }

  private async writeDiagnostics(model: PlasmaModel): Promise<void> {
    const { design, hooks } = this;
    const steps = stepsOf(design);
    const bodies = design.landscape.conductors.length;
    const line = (file: Diagnostic) => (step: number) => `${stepText(step)}${file.row(step)}`;
    for (const file of diagnostics(model.finest, this.normalisation, bodies, steps, this.seed)) {
      await this.files.lines(file.name, steps + 1, line(file), hooks.pause);
    }
  }

  private advance(by: number, next: string): void {
    this.done += by;
    this.hooks.onProgress(this.done, this.total, next);
  }
}

/** Outputs of the potential per output of the particles. */
const PARTICLE_INTERVAL = 2;
