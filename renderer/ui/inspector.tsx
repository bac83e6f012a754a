import { CloseOutlined } from '@ant-design/icons'
import { createContext, useContext, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'

const SlotContext = createContext<HTMLElement | null>(null)
const SetSlotContext = createContext<(slot: HTMLElement | null) => void>(() => undefined)

/** Lets pages put their inspector into the frame. */
export function InspectorProvider({ children }: { children: ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  return (
    <SetSlotContext value={setSlot}>
      <SlotContext value={slot}>{children}</SlotContext>
    </SetSlotContext>
  )
}

/** The place on the right of the frame; takes no room while no page uses it. */
export function InspectorSlot() {
  return <aside className="zh-inspector-slot" ref={useContext(SetSlotContext)} />
}

/** The panel on the right that tells what there is to know of the selected cell, row or line. */
export function Inspector(props: { title: ReactNode; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation('frame')
  const slot = useContext(SlotContext)
  if (!slot) return null
  return createPortal(
    <section className="zh-inspector">
      <header>
        <h2>{props.title}</h2>
        <button type="button" className="zh-icon-button" onClick={props.onClose} aria-label={t('close')}>
          <CloseOutlined />
        </button>
      </header>
      <div className="zh-inspector-body" tabIndex={0}>
        {props.children}
      </div>
    </section>,
    slot,
  )
}

/** A heading with what belongs under it, in the inspector. */
export function InspectorPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="zh-inspector-part">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

/** Names and values, one pair a line; pairs without a value are left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="zh-facts">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
