import type { Translation } from '../../catalogue';
import type { three as english } from '../en/three';

export const three: Translation<typeof english> = {
  title: '境界',
  loading: '境界を読み込み中',
  building: '面を生成中',
  grid: 'EMSES',

  caption: {
    number: '図 1　',
    boundaries: '計算 {run} の境界 {count} 個。',
    some: '計算 {run} の境界 {count} 個のうち {shown} 個。',
    box: '枠は計算領域<nb>（{lengths} {unit}、</nb><nb>{cells} 格子）。</nb>',
    cells: '枠は計算領域<nb>（{cells} 格子）。</nb>',
    noDomain: '計算領域の大きさは不明で、枠は境界の範囲です。',
    orthographic: '平行投影',
    perspective: '透視投影',
    from: '{projection}、<nb>方位角 {azimuth}°、</nb><nb>仰角 {elevation}°。</nb>',
    seeThrough: '面の濃さは {percent} %。',
    greys: '灰色は面の向きだけを表し、値ではありません。陰影は付けていません。',
    between: '\u200b',
    comma: '、',
  },
  picture: '境界 {count} 個の立体図、{view}',

  list: {
    title: '境界',
    show: '{name}（境界 {number}）を表示',
    hidden: '非表示',
    noMesh: '面なし',
    skipped: '描かれていないもの',
    skippedEntry: '{number} 番目',
    showAll: 'すべて表示',
  },
  parameter: {
    origin: '原点',
    radius: '半径',
    innerRadius: '内半径',
    height: '高さ',
    extent: '',
    surface: '表面 z',
  },
  type: {
    sphere: '球',
    cuboid: '直方体',
    rectangle: '長方形',
    circle: '円 {axis}',
    cylinder: '円柱 {axis}',
    openCylinder: '円筒 {axis}（端面なし）',
    disk: '円板 {axis}',
    planeWithCircle: '円孔のある平面 {axis}',
    flatSurface: '平面',
    rectangleHole: '長方形の穴',
    cylinderHole: '円筒の穴',
  },

  view: {
    title: '視点',
    iso: '斜め上から',
    xz: '正面から（右が x、上が z）',
    yz: '右から（右が y、上が z）',
    xy: '真上から（右が x、上が y）',
    projection: '投影',
    orthographic: '平行投影',
    perspective: '透視投影',
    fit: '全体',
    fitTitle: '枠の全体を表示（Home）',
    opacity: '面の濃さ',
    opacityShort: '面',
    opacityText: '{percent} %',
  },

  hints: { turn: 'ドラッグで回転', zoom: 'ホイールで拡大', views: '視点', all: '全キー' },
  keys: {
    title: 'キー',
    views: '視点',
    turn: '回転（Shift で大きく）',
    zoom: '拡大、縮小',
    fit: '枠の全体',
    projection: '平行投影・透視投影',
    units: 'SI・EMSES 単位',
    input: '計算条件',
    theme: '明暗',
    list: 'この一覧',
  },

  problem: {
    none: {
      title: 'この計算に境界はありません。',
      text: '入力ファイルに boundary_type の指定がありません。',
    },
    noneDrawn: {
      title: 'この計算の境界は描けません。',
      text: '理由は一覧にあります。枠は計算領域です。',
    },
    noWebgl: {
      title: 'このブラウザは立体図を描けません。',
      text: 'WebGL 2 が無効か、ありません。境界とその数値はすべて一覧にあります。',
    },
    lost: {
      title: '描画装置が図を手放しました。',
      text: '境界とその数値はすべて一覧にあります。',
      action: '描き直す',
    },
    meshes: {
      title: '面を得られませんでした。',
      text: '境界とその数値はすべて一覧にあります。',
      retry: '今すぐ再試行',
    },
    parameters: '計算条件を表示',
    slice: '断面を表示',
  },
};
