import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import { Uncertainty } from '../../../renderer/pages/scenarios/uncertainty.tsx'
import { createTexts } from '../../../renderer/text/i18n.ts'
import type { Language } from '../../../shared/text/language.ts'
import { world } from '../../shared/scenarios/world.ts'

/** What the page says of a simulation in which stated correlations were moved by so much. */
async function said(correlationsMoved: number, on: boolean, language: Language): Promise<string> {
  const report = {
    draws: 1000,
    seed: 42,
    quantiles: [],
    baseYear: 2022,
    stepsPerYear: 1,
    towns: [],
    correlationsMoved,
    scenarios: [],
  }
  const ensemble = { report, share: null, refusal: null, stop: () => undefined, again: () => undefined }
  const drawing = { on, draws: 1000, seed: 42 }
  const props = { ensemble, drawing, drawn: true, rows: world({}), indicators: [], regions: [], language }
  const element = createElement(Uncertainty, props)
  return renderToStaticMarkup(createElement(I18nextProvider, { i18n: await createTexts(language) }, element))
}

describe('the page says when stated correlations cannot all hold', () => {
  it('names how far they were moved, in both languages', async () => {
    expect(await said(0.25, true, 'zh-CN')).toContain(
      '<p class="zh-muted" role="status">模型写明的相关系数不能同时成立，抽样时已作最小调整，最多改动 0.25。</p>',
    )
    expect(await said(0.25, true, 'en-US')).toMatch(/<p class="zh-muted" role="status">[^<]*0\.25[^<]*<\/p>/)
  })

  it('says nothing where they hold, where the change is not worth a word, or where nothing is drawn', async () => {
    for (const [moved, on] of [
      [0, true],
      [0.004, true],
      [0.25, false],
    ] as const)
      expect(await said(moved, on, 'zh-CN')).not.toContain('相关系数')
  })
})
