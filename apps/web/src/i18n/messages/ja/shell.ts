import type { Translation } from '../../catalogue';
import type { shell as english } from '../en/shell';

export const shell: Translation<typeof english> = {
  home: '計算一覧',
  product: 'EMSES の計算をブラウザで',
  language: '言語',
  toDark: '暗い配色',
  toLight: '明るい配色',
  copy: 'コピー',
  copied: 'コピーしました',
  skip: '本文へ',
  signIn: {
    title: 'サインイン',
    ask: '<code>emout</code> が端末に表示した鍵を入力してください。',
    key: '鍵',
    submit: '入る',
    note: '鍵はこのセッションだけに効きます。表示されたアドレスの <code>token=</code> の後ろが鍵です。アドレスをそのまま開けば、すぐにサインインします。',
    wrong:
      'この鍵はセッション <name>{session}</name> の鍵ではありません。正しい鍵は、セッションを始めた端末にあります。',
    empty: '鍵を入力してください。',
    unreachable: 'サーバーが応答しません。鍵は残っています。トンネルがつながったら、もう一度試してください。',
    wrongAddress:
      'アドレスの鍵は別のセッションのものです。正しい鍵は、このセッションを始めた端末にあります。',
  },
};
