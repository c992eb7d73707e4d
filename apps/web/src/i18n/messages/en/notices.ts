/** What is to be said of a file or a run, by the codes of the worker. */
export const notices = {
  emptyFile: 'The file is empty (0 bytes).',
  noSnapshot: 'No step is written yet.',
  endsEarly:
    'The file ends early: {actual} of {size}. {wholeCount, plural, one {Step {whole} is} other {Steps {whole} are}} whole; {missingCount, plural, =0 {later ones are missing} one {{missing} is missing} other {{missing} are missing}}.',
  endsEarlyWithoutSteps: 'The file ends early: {actual} of {size}. No step of it is whole.',
  endsEarlyWithoutList:
    'The file ends early: {actual} of {size}. The list of its steps is in the missing part.',
  stepsDamaged:
    '{wholeCount, plural, =0 {No step is} one {Step {whole} is} other {Steps {whole} are}} whole; {missingCount, plural, one {{missing} is} other {{missing} are}} damaged.',
  stepsNotWritten:
    '{wholeCount, plural, =0 {No step is} one {Step {whole} is} other {Steps {whole} are}} whole; {missingCount, plural, one {{missing} is} other {{missing} are}} not written yet.',
  stepsLeftOut: 'Left out of the steps: {steps}.',
  uneven: 'Some outputs are missing, so its steps are not equally spaced in time.',
  noGroup: 'It has no group of steps; a field file holds /{field}/0000, /{field}/0001, …',
  notHdf5: 'It is not an HDF5 file.',
  outsideRoots: 'It is a link to a place outside the folders that may be read.',
  notAFile: 'It is not a regular file.',
  gone: 'It does not exist any more.',
  notAFolder: 'It is not a folder.',
  noPermission: 'This account may not read it.',
  linkCircle: 'Its symbolic links lead in a circle.',
  tooManyOpen: 'Too many files are open.',
  diskError: 'The disk reported an error.',
  lostByServer: 'The file server has lost it.',
  stopped: '{written} of {expected} outputs are written; nothing was for {duration}.',
  quiet: 'The expected outputs are not known; nothing was written for {duration}.',
  reached: 'icur has reached step {step}.',
};
