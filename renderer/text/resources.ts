import { frame as frameEn } from './en-US/frame.ts'
import { journal as journalEn } from './en-US/journal.ts'
import { frame } from './zh-CN/frame.ts'
import { journal } from './zh-CN/journal.ts'

/** All namespaces in Chinese, which is the source: their keys are the keys. */
export const CHINESE = { frame, journal } as const

/** The same namespaces in English. */
export const ENGLISH: Readonly<Record<keyof typeof CHINESE, Readonly<Record<string, unknown>>>> = {
  frame: frameEn,
  journal: journalEn,
}
