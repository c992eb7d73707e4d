export const errors = {
  workerLost: {
    title: 'Worker lost.',
    text: 'The process that reads the runs stopped answering. It is asked again every few seconds.',
    textKept:
      'The process that reads the runs stopped answering. The list is the last one it gave, from {time}.',
    retry: 'Try now',
  },
  signedOut: { title: 'Signed out.', text: 'This browser has no session any more.', action: 'Sign in' },
  unknown: { title: 'This could not be shown.', action: 'Try again' },
  unreachable: {
    title: 'The server does not answer.',
    text: 'The session has ended, or the tunnel to it is down. What is on the page stays.',
  },
  details: 'Details',
  copyDetails: 'Copy the details',
  notFound: {
    title: 'There is no page here',
    text: 'Nothing of this session has the address <code>{path}</code>.',
    action: 'Show the runs',
  },
  broken: {
    title: 'This page stopped',
    text: 'Drawing the page met an error that it does not know. The session and the data are as they were.',
    action: 'Draw it again',
    runs: 'Show the runs',
  },
};
