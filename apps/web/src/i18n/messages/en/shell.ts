export const shell = {
  home: 'Runs',
  product: 'EMSES runs in the browser',
  language: 'Language',
  toDark: 'Dark theme',
  toLight: 'Light theme',
  copy: 'Copy',
  copied: 'Copied',
  skip: 'Skip to the content',
  signIn: {
    title: 'Sign in',
    ask: 'Type the key that <code>emout</code> printed in your terminal.',
    key: 'Key',
    submit: 'Sign in',
    note: 'The key opens this session only. It is the part of the printed address after <code>token=</code>; opening the whole address signs you in at once.',
    wrong:
      'This key does not open the session <name>{session}</name>. The right one stands in the terminal where the session was started.',
    empty: 'Type the key first.',
    unreachable: 'The server does not answer. The key stays in the field; try again when the tunnel is up.',
    wrongAddress:
      'The address carried a key of another session. The right one stands in the terminal where this session was started.',
  },
};
