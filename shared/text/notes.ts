import { GROWTH_BASES, OPERATORS } from '../indicators/tables.ts'
import { settingNamed } from '../policy/settings.ts'
import type { RunNote } from '../scenarios/note.ts'
import { formatQuantity, withSeparators } from '../units/quantity.ts'
import type { Language } from './language.ts'
import { joined, unitTitle } from './unit-words.ts'

type Code = RunNote['code']
type Of<C extends Code> = Extract<RunNote, { code: C }>
type Sentences = { readonly [C in Code]: (note: Of<C>) => string }

/** What a note of a run or of a comparison with a target says: what is the case, what was done about it, what to do. */
export function wordNote(note: RunNote, language: Language): string {
  // The table of sentences is indexed by the note's own code, so the sentence takes this very note.
  const sentence = SENTENCES[language][note.code] as (note: RunNote) => string
  return sentence(note)
}

function figure(value: number): string {
  return withSeparators(String(Number(value.toPrecision(8))))
}

/** A figure with its unit in English. */
function measured(value: number, unit: string): string {
  return joined(figure(value), unit, 'en-US')
}

function money(amount: number): string {
  return formatQuantity(amount, 'money', '万元')
}

function land(steps: number): string {
  return formatQuantity(steps, 'land', '亩')
}

function used({ used: value, unit }: { readonly used: number | null; readonly unit: string }): string {
  return value === null ? '按缺失处理，算不出由它得出的数' : `用模型的缺省值 ${figure(value)}${unit}`
}

function usedEnglish({ used: value, unit }: { readonly used: number | null; readonly unit: string }): string {
  return value === null
    ? 'it stays missing, and so does whatever follows from it'
    : `the model's default of ${measured(value, unit)} was used`
}

function lacking(note: Of<'project-idle'>): string {
  const parts = [
    ...(note.land > 0 ? [`缺新增建设用地 ${land(note.land)} 亩`] : []),
    ...(note.money > 0 ? [`缺资金 ${money(note.money)} 万元`] : []),
  ]
  return parts.join('，')
}

function lackingEnglish(note: Of<'project-idle'>): string {
  const parts = [
    ...(note.land > 0 ? [`${joined(land(note.land), '亩', 'en-US')} of construction land`] : []),
    ...(note.money > 0 ? [`${joined(money(note.money), '万元', 'en-US')} of funds`] : []),
  ]
  return parts.join(' and ')
}

function scopeWords({ wanted }: Of<'other-scope'>): string {
  return settingNamed('fiscal-scope')?.options[wanted] ?? wanted
}

function percent(share: number): string {
  // What is not wholly done is never rounded up to it.
  return String(share < 1 ? Math.min(99, Math.round(share * 100)) : 100)
}

const CHINESE: Sentences = {
  'unknown-scenario': ({ scenario }) => `没有情景“${scenario}”，按模型的缺省值推演。`,
  'name-not-in-model': ({ name, scenario }) =>
    `情景“${scenario}”给“${name}”定了值，但模型里没有这个假设或政策，未起作用。可在模型中恢复此名，或在情景中删去。`,
  'unknown-town': ({ name, town }) =>
    `模型的“${name}”单独给“${town}”定了值，但没有叫这个名字的镇，未起作用。请在模型中改镇名。`,
  'outside-range': ({ name, region, value, min, max, unit, scenario }) =>
    `${scenario === '' ? '' : `情景“${scenario}”：`}${region}“${name}”取 ${figure(value)}${unit}，超出模型给的范围 ${figure(min)}～${figure(max)}${unit}；仍按此值推演。`,
  'no-such-indicator': ({ name, indicator }) =>
    `模型的“${name}”要取指标“${indicator}”，但工作簿里没有这个指标。请在指标表中添加，或改模型。`,
  'no-such-feed': ({ name, feed }) =>
    `模型的“${name}”要取项目的“${feed}”，没有这一项。可用：计划投资、有效投资、有效用地、新增就业。`,
  'units-differ': ({ name, unit, indicator, indicatorUnit }) =>
    `模型的“${name}”以“${unit}”计，而“${indicator}”以“${indicatorUnit}”计，不能换算，按缺失处理。请改模型中的单位。`,
  'figure-missing': (note) =>
    `${note.region}${note.year}年“${note.indicator}”暂无数据，“${note.name}”${used(note)}。`,
  'other-scope': (note) =>
    `${note.who.join('、')}${note.year}年“${note.indicator}”没有口径为“${scopeWords(note)}”的数，只有${note.found.map((scope) => (scope === null ? '未写明口径' : `“${scope}”`)).join('、')}的，口径不同，未用。请录入该口径的数，或在设置中改口径。`,
  'other-formula': ({ region, indicator, year, from }) =>
    from === 'observed'
      ? `${region}${year}年“${indicator}”缺同一版次的分子分母，算不出，用上报的比率。`
      : `${region}${year}年“${indicator}”没有可用的上报比率，用分子÷分母算得的数。`,
  'trend-missing': (note) =>
    `${note.region}“${note.indicator}”近年没有可算增速的数，所在县和全市也没有公布，“${note.name}”${used(note)}。`,
  'city-for-county': ({ name, region, county, city, indicator }) =>
    `${county}没有公布同口径的“${indicator}”增速，${region}的“${name}”暂用${city}的数；与所在县的比较记为不可比。`,
  'above-missing': (note) =>
    `${note.region}所在县、市没有公布“${note.indicator}”，“${note.name}”${used(note)}。`,
  'project-idle': (note) =>
    `${note.region}项目“${note.project}”${note.year}年${lacking(note)}，当年不计投资、不计用地。`,
  'project-unfinished': ({ project, region, year, because }) =>
    because === null
      ? `${region}项目“${project}”定于${year}年竣工，但没有任何年度投资计划，不计就业和建成指标。`
      : `${region}项目“${project}”定于${year}年竣工，但${because}年缺地或缺钱，不能按期建成，不计就业和建成指标。`,
  'not-in-model': ({ indicator }) => `模型没有推算“${indicator}”，只能看实际数。`,
  'beyond-horizon': ({ year, horizon }) =>
    `目标年份${year}年在推演期末${horizon}年之后。可在设置中延长推演期。`,
  'members-missing': ({ who }) => `${who.join('、')}暂无数据，不能合计。`,
  'not-aggregated': ({ indicator }) => `“${indicator}”不能由各镇合计得出。`,
  'scopes-differ': () => '各镇口径不同，不能合计。',
  'bases-differ': ({ year, own, county }) =>
    `${year}年本镇增速为${GROWTH_BASES[own]}，所在县为${GROWTH_BASES[county]}，不可比。`,
  'above-unpublished': ({ above, indicator }) =>
    `${above}没有公布可比的“${indicator}”，不能判断。请录入公布数，或在设置中改比较口径。`,
  'county-carried': ({ county, years }) =>
    `${county}${years.join('、')}年增速尚未公布，按最后公布数每年打九折估计。`,
  'city-carried': ({ city, year }) => `与${city}${year}年的数比较，这是最近一次公布的。`,
  'falls-behind': ({ year }) => `目前的实际数已达标，但按此情景到${year}年会落到目标以下。`,
  'half-done': ({ year, value, operator, aim, unit, credit }) =>
    `${year}年已有 ${figure(value)}${unit}，要求 ${OPERATORS[operator]} ${figure(aim)}${unit}，尚未达到；${credit > 0 ? `按设置，按完成比例计 ${percent(credit)}%` : '按设置，未建成不计分'}。`,
  demo: () => '含演示数据（虚构）。',
}

const ENGLISH: Sentences = {
  'unknown-scenario': ({ scenario }) => `There is no scenario “${scenario}”; the model's defaults were run.`,
  'name-not-in-model': ({ name, scenario }) =>
    `Scenario “${scenario}” sets “${name}”, which the model does not declare as an assumption or lever; it had no effect. Declare it again, or take it out of the scenario.`,
  'unknown-town': ({ name, town }) =>
    `The model gives “${town}” a value of its own for “${name}”, but no town has that name; it had no effect. Correct the town's name in the model.`,
  'outside-range': ({ name, region, value, min, max, unit, scenario }) =>
    `${scenario === '' ? '' : `Scenario “${scenario}”: `}“${name}” of ${region} is ${measured(value, unit)}, outside the model's range of ${figure(min)} to ${measured(max, unit)}; it was used all the same.`,
  'no-such-indicator': ({ name, indicator }) =>
    `The model's “${name}” asks for the indicator “${indicator}”, which the workbook does not have. Add it, or change the model.`,
  'no-such-feed': ({ name, feed }) =>
    `The model's “${name}” asks the projects for “${feed}”, which there is not. There are 计划投资, 有效投资, 有效用地 and 新增就业.`,
  'units-differ': ({ name, unit, indicator, indicatorUnit }) =>
    `The model's “${name}” is in “${unitTitle(unit, 'en-US')}”, but “${indicator}” is in “${unitTitle(indicatorUnit, 'en-US')}”; they cannot be converted, so it is missing. Change the unit in the model.`,
  'figure-missing': (note) =>
    `${note.region} has no figure of “${note.indicator}” for ${note.year}; for “${note.name}” ${usedEnglish(note)}.`,
  'other-scope': (note) =>
    `${note.who.join(', ')}: no “${note.indicator}” of ${note.year} has the scope “${scopeWords(note)}”; there is only ${note.found.map((scope) => (scope === null ? 'one without a stated scope' : `“${scope}”`)).join(', ')}, which was not used. Enter the figure of that scope, or change the scope in the settings.`,
  'other-formula': ({ region, indicator, year, from }) =>
    from === 'observed'
      ? `“${indicator}” of ${region} for ${year} cannot be worked out, because its parts are missing or of unlike vintage; the rate as reported was used.`
      : `“${indicator}” of ${region} for ${year} has no reported rate to use; numerator ÷ denominator was used.`,
  'trend-missing': (note) =>
    `${note.region} has no recent figures of “${note.indicator}” to take growth from, and county and city publish none; for “${note.name}” ${usedEnglish(note)}.`,
  'city-for-county': ({ name, region, county, city, indicator }) =>
    `${county} publishes no growth of “${indicator}” of this scope; for “${name}” of ${region} the figures of ${city} were used, and the comparison with the county counts as not comparable.`,
  'above-missing': (note) =>
    `Neither county nor city of ${note.region} publishes “${note.indicator}”; for “${note.name}” ${usedEnglish(note)}.`,
  'project-idle': (note) =>
    `Project “${note.project}” in ${note.region} lacks ${lackingEnglish(note)} in ${note.year}; neither its investment nor its land counts in that year.`,
  'project-unfinished': ({ project, region, year, because }) =>
    because === null
      ? `Project “${project}” in ${region} is to be finished in ${year}, but no year has planned investment; neither its jobs nor what it was built for count.`
      : `Project “${project}” in ${region} is to be finished in ${year}, but lacks land or money in ${because}; neither its jobs nor what it was built for count.`,
  'not-in-model': ({ indicator }) =>
    `The model does not project “${indicator}”; only actual figures can be looked at.`,
  'beyond-horizon': ({ year, horizon }) =>
    `The target year ${year} lies after the last year projected, ${horizon}. The horizon can be set later in the settings.`,
  'members-missing': ({ who }) => `${who.join(', ')}: no data, so there is no total.`,
  'not-aggregated': ({ indicator }) => `“${indicator}” cannot be put together from the towns' figures.`,
  'scopes-differ': () => "The towns' figures are of different scope, so there is no total.",
  'bases-differ': ({ year, own, county }) =>
    `In ${year} the town's growth is ${BASES_ENGLISH[own]}, the county's ${BASES_ENGLISH[county]}; they are not comparable.`,
  'above-unpublished': ({ above, indicator }) =>
    `${above} publishes no comparable “${indicator}”, so there is no judgement. Enter what is published, or change the scope in the settings.`,
  'county-carried': ({ county, years }) =>
    `${county} has not published its growth of ${years.join(', ')} yet; the last published rate was carried on, a tenth less each year.`,
  'city-carried': ({ city, year }) =>
    `Compared with the figure of ${city} for ${year}, the last one published.`,
  'falls-behind': ({ year }) =>
    `The latest actual figure meets the target, but in this scenario it falls behind it by ${year}.`,
  'half-done': ({ year, value, operator, aim, unit, credit }) =>
    `${measured(value, unit)} were there in ${year}, short of ${OPERATORS[operator]} ${measured(aim, unit)}; by the settings ${credit > 0 ? `this counts by its share, ${percent(credit)} %` : 'it counts nothing until complete'}.`,
  demo: () => 'Contains made-up demonstration data.',
}

const BASES_ENGLISH: Readonly<Record<keyof typeof GROWTH_BASES, string>> = {
  real: 'at constant prices',
  nominal: 'at current prices',
  comparable: 'on a like-for-like basis',
  natural: 'as collected',
  unstated: 'of unstated basis',
}

const SENTENCES: Readonly<Record<Language, Sentences>> = { 'zh-CN': CHINESE, 'en-US': ENGLISH }
