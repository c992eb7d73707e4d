import type { Translation } from '../../catalogue';
import type { session as english } from '../en/session';

export const session: Translation<typeof english> = {
  left: '残り <b>{time}</b>',
  node: 'ノード {node}',
  viewer: '見るだけ',
  open: 'このセッションについて',
  tooltip: 'このセッションは {time} に終了します',
  tooltipOpen: 'このセッションに時間制限はありません',

  head: {
    workerLost: 'ワーカー応答なし',
    restarting: 'サーバー応答なし',
    cut: 'サーバー応答なし',
    nodeSilent: 'ノード応答なし',
    waiting: 'ノード待ち',
    over: '{time} 終了',
    signedOut: 'サインアウト',
  },

  details: {
    title: 'このセッション',
    name: 'セッション',
    node: 'ノード',
    started: '開始',
    ends: '終了',
    noEnd: '時間制限なし',
    endsIn: '{time}（残り {left}）',
    idle: '未使用時',
    idleAfter: '最後の要求から {length}で終了：今のままなら {time}',
    noIdle: '続きます',
    version: 'バージョン',
    versionOf: 'emout {version}',
    role: 'あなた',
    owner: 'オーナー',
    viewer: '見るだけ。表示される計算はオーナーが限っている場合があります',
  },

  warning: {
    title: '残り {time}です。',
    text: '固定した図は残り、追従する図は最後の画像を示します。',
    next: 'この画面はアドレスに残ります。次のセッションで再び開けます：',
    nextViewer: 'この画面はアドレスに残り、オーナーの次のセッションで再び開けます。',
    idleTitle: '{length}のあいだ要求がありません。',
    idleText: 'このままなら {time}後にセッションが終了します。',
    keep: '続ける',
    dismiss: '閉じる',
    said: 'セッションは {time}以内に終了します。固定した図は残り、追従する図は最後の画像を示します。',
    idleSaid: 'このままなら {time}以内にセッションが終了します。',
  },

  away: {
    retry: '今すぐ再試行',
    over: {
      title: 'セッションは {time} に終了しました。',
      time: '時間の上限に達しました。',
      idle: 'しばらく要求がありませんでした。',
      stopped: '停止されました。',
      kept: '画面の内容は最後に描かれたものです。',
      again: '再び始めると、ここで自動で続きます：',
      againViewer: 'オーナーが再び始めると、この画面は自動で続きます。',
    },
    restarting: {
      title: 'サーバーが応答しません。',
      text: '再起動中かもしれません。画面の内容は残り、応答があれば続きます。',
    },
    cut: {
      title: 'ここでは何も応答しません。',
      text: '{time} から応答なし：トンネルかネットワークが切れているか、セッションが停止されています。画面の内容は残ります。',
      again: '戻り方：',
    },
    nodeSilent: {
      title: 'ノード {node} が応答しません。',
      titleUnknown: 'ノードが応答しません。',
      text: 'トンネルはつながっていますが、その先のサーバーは {time} から応答がありません。画面の内容は残ります。',
      again: '状態の確認：',
    },
    waiting: {
      title: 'セッションはノードを待っています。',
      text: '待ち行列にあります。ノードが使えるようになると、自動で続きます。',
    },
    signedOut: {
      title: 'サインアウトしています。',
      text: 'サーバーが鍵を求めています。サインインするとこの画面に戻ります。',
      action: 'サインイン',
    },
  },
};
