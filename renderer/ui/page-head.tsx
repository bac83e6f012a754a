import type { ReactNode } from 'react'

/** The line on top of a page: its name, one sentence of what it is, and its tools. */
export function PageHead(props: { title: ReactNode; hint?: ReactNode; children?: ReactNode }) {
  return (
    <div className="zh-head">
      <h2>{props.title}</h2>
      {props.hint && (
        <span className="zh-head-hint" title={typeof props.hint === 'string' ? props.hint : undefined}>
          <span>{props.hint}</span>
        </span>
      )}
      <span className="zh-bar-gap" />
      <div className="zh-head-tools">{props.children}</div>
    </div>
  )
}
