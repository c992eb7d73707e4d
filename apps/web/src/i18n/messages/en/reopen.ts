export const reopen = {
  choose: 'File with a figure',
  drop: 'Drop the picture to open its figure',
  reading: 'Opening {name}',
  close: 'Close this note',
  empty: {
    title: 'There is no figure in {name}.',
    text: 'Pictures saved here keep their figure. A copy that another program wrote, or a picture of the screen, has none.',
  },
  unreadable: {
    title: 'No figure can be read from {name}.',
    text: 'Pictures saved here are PNG, SVG, PDF, JPEG, WebP, GIF and HTML files. This is none of them, or what it keeps is damaged.',
  },
  large: {
    title: '{name} is too large.',
    text: 'It has {size}; files up to {limit} are read.',
  },
  unlike: {
    title: 'The figure in {name} cannot be drawn here.',
    text: '{detail}',
  },
  unknownRun: {
    title: 'The run of this figure is not here.',
    text: '{name} shows {run}. No run has this path below the opened folders; start with the root that holds it.',
  },
  refused: { title: 'The figure in {name} cannot be drawn now.', text: '{detail}' },
  stays: 'What is on the page stays.',
  changed: {
    title: 'The data has changed since.',
    text: 'Written again since {name} was saved: {what}. The figure shows what is there now.',
    parameters: 'the parameters',
    and: ', ',
  },
  moved: {
    title: 'The figure follows the newest step.',
    text: 'It was {before} when {name} was saved; now it is {now}.',
  },
  page: {
    title: 'Figure',
    none: {
      title: 'The address carries no figure.',
      text: 'Addresses of figures are copied whole, or made by opening a saved picture.',
      action: 'Show the runs',
    },
    broken: { title: 'The figure of this address cannot be read.' },
    refused: { title: 'The figure cannot be drawn.' },
    drawing: 'Drawing the figure',
    shows: 'Shows',
    runs: 'Runs',
    drawnBy: 'Drawn by {software}, {width} × {height} pixels.',
    save: 'Save the figure',
    explore: 'Explore this slice',
    alt: 'The figure: {title}',
    another: 'Open another file',
    retry: 'Try now',
  },
};
