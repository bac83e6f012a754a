import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { routeTo } from '../../ui/route.ts'
import { useTable } from '../../workbook/context.tsx'

/** What this program is and three things to do first, for someone who has never seen it. */
export function Welcome({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('overview')
  const isSample = useTable('project').some((row) => row['demo'] === 1)
  return (
    <section className="zh-welcome">
      <h3>{t('welcomeTitle')}</h3>
      <p>{t(isSample ? 'welcomeBody' : 'welcomeOwn')}</p>
      <ol>
        <li>
          <strong>{t('welcomeOne')}</strong>
          <span>{t('welcomeOneBody')}</span>
        </li>
        <li>
          <strong>{t('welcomeTwo')}</strong>
          <span>{t('welcomeTwoBody')}</span>
          <a href={routeTo('indicators')}>{t('welcomeTwoLink')}</a>
        </li>
        <li>
          <strong>{t('welcomeThree')}</strong>
          <span>{t('welcomeThreeBody')}</span>
          <a href={routeTo('scenarios')}>{t('welcomeThreeLink')}</a>
        </li>
      </ol>
      <Button onClick={onDone}>{t('welcomeDone')}</Button>
    </section>
  )
}
