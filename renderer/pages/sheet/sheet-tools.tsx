import { HighlightOutlined, SearchOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk, Panel } from '../../grid/arrange/contract.ts'

const TOOLS: readonly { readonly panel: Exclude<Panel, 'replace'>; readonly icon: ReactNode }[] = [
  { panel: 'find', icon: <SearchOutlined /> },
  { panel: 'columns', icon: <UnorderedListOutlined /> },
  { panel: 'marks', icon: <HighlightOutlined /> },
]

/** Buttons on top of a page for what can be done with its sheet as a view. */
export const SheetTools = memo(function SheetTools({ desk }: { desk: Desk }) {
  const { t } = useTranslation('arrange')
  const marked = desk.layout.marks.missing
  const arranged = { find: false, columns: desk.layout.hidden.length > 0, marks: marked }
  return (
    <span className="zh-sheet-tools">
      {TOOLS.map(({ panel, icon }) => (
        <Button
          key={panel}
          icon={icon}
          type={arranged[panel] ? 'primary' : 'default'}
          ghost={arranged[panel]}
          aria-label={t(`tools.${panel}`)}
          aria-expanded={desk.panel === panel}
          title={t(`tools.${panel}`)}
          onClick={() => desk.show(desk.panel === panel ? null : panel)}
        />
      ))}
    </span>
  )
})
