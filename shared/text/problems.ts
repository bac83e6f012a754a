// Sentences about what is wrong in a model text: the place, what is wrong, what to do.
import type { Problem } from '../model/program.ts'
import type { Language } from './language.ts'
import { EN } from './problems/en-us.ts'
import { ZH } from './problems/zh-cn.ts'

/** One sentence about a problem without its place. */
export function wordProblemOnly({ code, params }: Problem, language: Language): string {
  return (language === 'zh-CN' ? ZH : EN)[code](params).replaceAll(/ {2,}/g, ' ').trim()
}

/** One line about a problem: line and column, what is wrong, what to do. */
export function wordProblem(problem: Problem, language: Language): string {
  const { line, column } = problem.span
  const sentence = wordProblemOnly(problem, language)
  return language === 'zh-CN'
    ? `第 ${line} 行第 ${column} 列：${sentence}`
    : `Line ${line}, column ${column}: ${sentence}`
}
