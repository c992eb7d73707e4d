import type { Translation } from '../../catalogue';
import type { errors as english } from '../en/errors';

export const errors: Translation<typeof english> = {
  workerLost: {
    title: 'ワーカー応答なし。',
    text: '計算を読むプロセスが応答しません。数秒ごとに再試行します。',
    textKept: '計算を読むプロセスが応答しません。一覧は {time} に得た最後のものです。',
    retry: '今すぐ再試行',
  },
  signedOut: {
    title: 'サインアウトしています。',
    text: 'このブラウザのセッションは終わっています。',
    action: 'サインイン',
  },
  unknown: { title: '表示できません。', action: '再試行' },
  unreachable: {
    title: 'サーバーが応答しません。',
    text: 'セッションが終わったか、トンネルが切れています。画面の内容は残ります。',
  },
  details: '詳細',
  copyDetails: '詳細をコピー',
  notFound: {
    title: 'ここにページはありません',
    text: 'このセッションに <code>{path}</code> というアドレスはありません。',
    action: '計算一覧を表示',
  },
  broken: {
    title: 'このページは止まりました',
    text: '画面の描画中に未知のエラーが起きました。セッションとデータはそのままです。',
    action: '描き直す',
    runs: '計算一覧を表示',
  },
};
