// Other spellings of units, said once for cells, headings, lines of units and columns of units.

/** In small letters; each leads to the name by which shared/units/unit.ts knows it. */
const WORDS: Readonly<Record<string, string>> = {
  '㎡': '平方米',
  m2: '平方米',
  'm²': '平方米',
  'm^2': '平方米',
  平米: '平方米',
  平方: '平方米',
  km: '公里',
  千米: '公里',
  '㎞': '公里',
  km2: '平方公里',
  'km²': '平方公里',
  'km^2': '平方公里',
  平方千米: '平方公里',
  ha: '公顷',
  hm2: '公顷',
  'hm²': '公顷',
  市亩: '亩',
  m3: '立方米',
  'm³': '立方米',
  kg: '公斤',
  千克: '公斤',
  t: '吨',
  '％': '%',
  百分比: '%',
  百分数: '%',
  个百分点: '百分点',
  圆: '元',
  rmb: '元',
  cny: '元',
}

/** 人民币万元, 万元人民币 and RMB万元: which money it is goes without saying. */
const CURRENCY = /^(?:人民币|rmb|cny)(?=.*元$)|(?<=元)[(（]?(?:人民币|rmb|cny)[)）]?$/

/** The usual name of a unit: 公顷 for ha, 万平方米 for 万m²; other texts stay as they are. */
export function unitAlias(unit: string): string {
  const plain = unit.toLowerCase().replace(CURRENCY, '')
  const whole = wordFor(plain)
  if (whole !== undefined) return whole
  const [, scale = '', base = ''] = /^([百千万亿十]+)(.+)$/s.exec(plain) ?? []
  const scaled = wordFor(base)
  if (scaled !== undefined) return scale + scaled
  return plain === unit.toLowerCase() ? unit : plain
}

function wordFor(text: string): string | undefined {
  return Object.hasOwn(WORDS, text) ? WORDS[text] : undefined
}
