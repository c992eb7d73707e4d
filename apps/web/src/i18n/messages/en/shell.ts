export const shell = {
  home: 'Runs',
  views: 'Views of the run',
  product: 'EMSES runs in the browser',
  language: 'Language',
  toDark: 'Dark theme',
  toLight: 'Light theme',
  copy: 'Copy',
  copied: 'Copied',
  skip: 'Skip to the content',
  signIn: {
    title: 'Sign in',
    ask: 'Open the address that <code>emout</code> printed in your terminal, or type its key.',
    key: 'Key',
    submit: 'Sign in',
    note: 'The key is the part of the address after <code>token=</code>. It opens this session only. Each address signs in one browser; <code>emout server link</code> prints another one.',
    wrong:
      'This key does not open the session <name>{session}</name>. The terminal where the session was started shows one that does; <code>emout server link</code> prints another one.',
    wrongAddress:
      'The address carried a key that does not open this session. The terminal where the session was started shows one that does; <code>emout server link</code> prints another one.',
    used: 'This key was used already: each one signs in one browser, once. <code>emout server link</code>, where the session was started, prints another one.',
    usedAddress:
      'This address was used already: each one signs in one browser, once. <code>emout server link</code>, where the session was started, prints another one.',
    expired:
      'The time of this key is over. <code>emout server link</code>, where the session was started, prints an address with a new one.',
    attempts:
      'This key does not open the session, and too many wrong ones were tried within a minute, here or elsewhere. A right key opens it at any time.',
    stale: 'This page is older than the session. Load it again, then type the key.',
    empty: 'Type the key first.',
    unreachable: 'The server does not answer. The key stays in the field; try again when the tunnel is up.',
    institution: {
      submit: 'Sign in with {institution}',
      notAllowed:
        '<name>{institution}</name> knows you, but you are not on the list of those who may open this session. Ask the person who started it.',
      declined: '<name>{institution}</name> did not sign you in. Try again, or type a key.',
      stale: 'The sign-in took longer than 15 minutes, or another window began one. Try again.',
      failed:
        '<name>{institution}</name> gave no answer that could be checked, so nobody was signed in. A key works all the same.',
      unreachable: 'The server does not answer. Try again when the tunnel is up.',
    },
  },
};
