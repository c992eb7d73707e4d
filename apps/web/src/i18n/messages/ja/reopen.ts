import type { Translation } from '../../catalogue';
import type { reopen as english } from '../en/reopen';

export const reopen: Translation<typeof english> = {
  choose: '図のあるファイル',
  drop: 'ここに置くと、その図を開きます',
  reading: '{name} を開いています',
  close: 'この知らせを閉じる',
  empty: {
    title: '{name} に図の内容がありません。',
    text: 'ここで保存した画像は図の内容を持っています。別のプログラムで書き直した画像や、スクリーンショットにはありません。',
  },
  unreadable: {
    title: '{name} から図を読めません。',
    text: 'ここで保存した画像は PNG、SVG、PDF、JPEG、WebP、GIF、HTML です。このファイルはそのどれでもないか、内容が壊れています。',
  },
  large: {
    title: '{name} は大きすぎます。',
    text: '{size} あります。読めるのは {limit} までです。',
  },
  unlike: {
    title: '{name} の図はここでは描けません。',
    text: '{detail}',
  },
  unknownRun: {
    title: 'この図の計算はここにありません。',
    text: '{name} は {run} の図です。開いているフォルダの下に、このパスの計算はありません。それがある保管場所を指定して起動してください。',
  },
  refused: { title: '{name} の図は今は描けません。', text: '{detail}' },
  stays: '画面はそのままです。',
  changed: {
    title: 'データが変わりました。',
    text: '{name} を保存した後に {what} が書き直されました。図は今のデータで描いています。',
    parameters: 'パラメータ',
    and: '、',
  },
  moved: {
    title: 'この図は最新のステップを示します。',
    text: '{name} を保存したときは {before}、今は {now} です。',
  },
  page: {
    title: '図',
    none: {
      title: 'アドレスに図がありません。',
      text: '図のアドレスは全体をコピーするか、保存した画像を開いて作ります。',
      action: 'すべての計算を表示',
    },
    broken: { title: 'このアドレスの図は読めません。' },
    refused: { title: '図を描けません。' },
    drawing: '図を描いています',
    shows: '内容',
    runs: '計算',
    drawnBy: '{software} で描画、{width} × {height} ピクセル。',
    save: '図を保存',
    explore: 'この断面を開く',
    alt: '図：{title}',
    another: '別のファイルを開く',
    retry: '今すぐ試す',
  },
};
