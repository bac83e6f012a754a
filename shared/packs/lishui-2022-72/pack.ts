import { type Pack, packEdits } from '../pack.ts'
import { POLICY } from './policy.ts'
import { SAMPLE } from './sample.ts'

/** 丽政办发〔2022〕72号: fostering the small cities 壶镇, 温溪 and 碧湖 of Lishui up to 2025. */
export const LISHUI_2022_72: Pack = {
  id: 'lishui-2022-72',
  title: '丽水市小城市培育试点（丽政办发〔2022〕72号）',
  englishTitle: 'Lishui small-city pilots (Lishui Government Office 2022 No. 72)',
  edits: (withSample) => packEdits(withSample ? [POLICY, SAMPLE] : [POLICY]),
}
