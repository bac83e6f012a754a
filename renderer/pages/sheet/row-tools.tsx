import { DeleteOutlined, InfoCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangeView, useView } from '../../workbook/context.tsx'

/** Adds a row; stands on top of a page and where its sheet is empty. */
export const AddRow = memo(function AddRow({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation('sheet')
  return (
    <Button icon={<PlusOutlined />} onClick={onAdd}>
      {t('add')}
    </Button>
  )
})

/** Deletes what is selected. */
export const DeleteRows = memo(function DeleteRows(props: { disabled: boolean; onDelete: () => void }) {
  const { t } = useTranslation('sheet')
  return (
    <Button
      icon={<DeleteOutlined />}
      disabled={props.disabled}
      aria-label={t('remove')}
      title={t('remove')}
      onClick={props.onDelete}
    />
  )
})

/** Opens and closes the panel on the right. */
export const Details = memo(function Details() {
  const { t } = useTranslation('sheet')
  const inspecting = useView((view) => view.inspector)
  const change = useChangeView()
  return (
    <Button
      icon={<InfoCircleOutlined />}
      type={inspecting ? 'primary' : 'default'}
      ghost={inspecting}
      aria-pressed={inspecting}
      onClick={() => change({ inspector: !inspecting })}
    >
      {t('details')}
    </Button>
  )
})
