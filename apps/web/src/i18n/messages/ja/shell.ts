import type { Translation } from '../../catalogue';
import type { shell as english } from '../en/shell';

export const shell: Translation<typeof english> = {
  home: '計算一覧',
  views: 'この計算の表示',
  product: 'EMSES の計算をブラウザで',
  language: '言語',
  toDark: '暗い配色',
  toLight: '明るい配色',
  copy: 'コピー',
  copied: 'コピーしました',
  skip: '本文へ',
  signIn: {
    title: 'サインイン',
    ask: '<code>emout</code> が端末に表示したアドレスを開くか、その鍵を入力してください。',
    key: '鍵',
    submit: '入る',
    note: '鍵はアドレスの <code>token=</code> の後ろの部分で、このセッションだけに効きます。一つのアドレスでサインインできるブラウザは一つです。<code>emout server link</code> は別のアドレスを表示します。',
    wrong:
      'この鍵はセッション <name>{session}</name> の鍵ではありません。正しい鍵は、セッションを始めた端末にあります。<code>emout server link</code> は別の鍵を表示します。',
    wrongAddress:
      'アドレスの鍵はこのセッションの鍵ではありません。正しい鍵は、セッションを始めた端末にあります。<code>emout server link</code> は別の鍵を表示します。',
    used: 'この鍵は使用済みです。鍵は一つのブラウザで一回だけ使えます。セッションを始めた端末で <code>emout server link</code> を実行すると、別の鍵が表示されます。',
    usedAddress:
      'このアドレスは使用済みです。アドレスは一つのブラウザで一回だけ使えます。セッションを始めた端末で <code>emout server link</code> を実行すると、別のアドレスが表示されます。',
    expired:
      'この鍵の期限は過ぎました。セッションを始めた端末で <code>emout server link</code> を実行すると、新しい鍵が表示されます。',
    attempts:
      'この鍵ではセッションを開けません。また、一分の間に間違った鍵が多く試されました。正しい鍵なら、いつでも開けます。',
    stale: 'このページはセッションより古いものです。読み込み直してから、鍵を入力してください。',
    empty: '鍵を入力してください。',
    unreachable: 'サーバーが応答しません。鍵は残っています。トンネルがつながったら、もう一度試してください。',
    institution: {
      submit: '{institution} でサインイン',
      notAllowed:
        '<name>{institution}</name> ではサインインしましたが、このセッションを開ける一覧に名前がありません。セッションを始めた方に確認してください。',
      declined:
        '<name>{institution}</name> でサインインできませんでした。もう一度試すか、鍵を入力してください。',
      stale: 'サインインに 15 分より長くかかったか、別のタブで始まっています。もう一度試してください。',
      failed:
        '<name>{institution}</name> の応答を確認できなかったため、サインインしていません。鍵は使えます。',
      unreachable: 'サーバーが応答しません。トンネルがつながったら、もう一度試してください。',
    },
  },
};
