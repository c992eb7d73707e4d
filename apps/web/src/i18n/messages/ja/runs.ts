import type { Translation } from '../../catalogue';
import type { runs as english } from '../en/runs';

export const runs: Translation<typeof english> = {
  title: '計算一覧',
  roots: '保管場所',
  allRoots: 'すべて',
  state: '状態',
  anyState: 'すべて',
  states: {
    complete: '完了',
    growing: '出力中',
    stopped: '途中で停止',
    waiting: '待機中',
    unreadable: '読めない',
  },
  scanned: '{age}に走査。新しい出力は自動で現れます。',
  saved: {
    title: '保存した図',
    text: 'ここで保存した画像をこの画面に置くと、その図を開きます。',
    open: 'ファイルを開く',
  },
  search: '名前やパスの語で検索',
  searchShort: '計算を検索',
  found: '{total, number} 件中 {found, number} 件',
  total: '{total, number} 件',
  columns: { state: '状態', steps: 'ステップ', grid: '格子', written: '更新' },
  keys: { search: '検索', rows: '行', open: '開く' },
  steps: 'ステップ {written}／{expected}',
  noSteps: '出力なし',
  when: { today: '今日 {time}', yesterday: '昨日 {time}' },
  group: '{count, number} 件',
  nothingFound: '名前やパスに <q></q> を含む計算はありません。この保管場所には {total, number} 件あります。',
  nothingInState: '「{state}」の計算はありません。この保管場所には {total, number} 件あります。',
  showAll: 'すべての計算を表示',
  noRuns: 'まだ計算がありません。',
  addFolder:
    '<code>plasma.inp</code> のあるフォルダを保管場所に置くか、別の保管場所を指定して起動してください。',
  topLevel: '最上位',
  looking: '計算を探しています…',
  thumbnail: '{name} の中央断面の {field}、最後のステップ',
  noPicture: '図なし',
};
