import type { Translation } from '../../catalogue';
import type { notices as english } from '../en/notices';

export const notices: Translation<typeof english> = {
  emptyFile: 'ファイルは空です（0 バイト）。',
  noSnapshot: 'まだステップが書かれていません。',
  endsEarly:
    'ファイルが途中で切れています。{size} 中 {actual}。{wholeCount, plural, other {ステップ {whole}}} は完全、{missingCount, plural, =0 {それ以降} other {{missing}}} はありません。',
  endsEarlyWithoutSteps: 'ファイルが途中で切れています。{size} 中 {actual}。完全なステップはありません。',
  endsEarlyWithoutList:
    'ファイルが途中で切れています。{size} 中 {actual}。ステップの一覧が失われた部分にあります。',
  stepsDamaged:
    '{wholeCount, plural, =0 {完全なステップはなく} other {ステップ {whole} は完全}}、{missingCount, plural, other {{missing}}} は壊れています。',
  stepsNotWritten:
    '{wholeCount, plural, =0 {完全なステップはなく} other {ステップ {whole} は完全}}、{missingCount, plural, other {{missing}}} はまだ書かれていません。',
  stepsLeftOut: 'ステップとして読めない {steps} は除きました。',
  uneven: '書かれていない出力があるため、ステップの時間間隔は一定ではありません。',
  noGroup: 'ステップのグループがありません。場のファイルは /{field}/0000、/{field}/0001、… を持ちます。',
  notHdf5: 'HDF5 ファイルではありません。',
  outsideRoots: '読み出しを許された場所の外へのリンクです。',
  notAFile: '通常のファイルではありません。',
  gone: 'ファイルはもうありません。',
  notAFolder: 'フォルダではありません。',
  noPermission: 'このアカウントには読む権限がありません。',
  linkCircle: 'シンボリックリンクが循環しています。',
  tooManyOpen: '開いているファイルが多すぎます。',
  diskError: 'ディスクがエラーを返しました。',
  lostByServer: 'ファイルサーバーがこのファイルを見失いました。',
  stopped: '出力 {expected} 回中 {written} 回。その後 {duration}、何も書かれていません。',
  quiet: '出力の予定回数は不明です。{duration}、何も書かれていません。',
  reached: 'icur はステップ {step} に達しています。',
};
