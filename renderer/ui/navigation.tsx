import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangeView, useView } from '../workbook/context.tsx'
import type { PageGroup } from './page-ids.ts'
import { PAGES } from './pages.tsx'
import { routeTo, useRoute } from './route.ts'

const GROUPS: readonly PageGroup[] = ['groupAim', 'groupPlan', 'groupThink', 'groupFile']

/** The pages by group, each with icon and word; collapsed to icons where room is scarce. */
export function Navigation() {
  const { t } = useTranslation('frame')
  const { page } = useRoute()
  const open = useView((view) => view.navigation === 'open')
  const change = useChangeView()
  const fold = t(open ? 'nav.collapse' : 'nav.expand')
  return (
    <nav className={open ? 'zh-nav' : 'zh-nav zh-nav-closed'} aria-label={t('product')}>
      <div className="zh-brand" title={t('productLine')}>
        <span className="zh-brand-mark" aria-hidden>
          镇
        </span>
        {open && <span className="zh-brand-name">{t('product')}</span>}
      </div>
      <div className="zh-nav-list">
        {GROUPS.map((group) => (
          <Fragment key={group}>
            <div className="zh-nav-group">{open ? t(`nav.${group}`) : ''}</div>
            {PAGES.filter((entry) => entry.group === group).map(({ id, icon: Icon }) => (
              <Tooltip key={id} title={open ? '' : t(`nav.${id}`)} placement="right">
                <a
                  href={routeTo(id)}
                  className="zh-nav-link"
                  aria-current={page === id ? 'page' : undefined}
                  aria-label={t(`nav.${id}`)}
                >
                  <Icon />
                  {open && <span>{t(`nav.${id}`)}</span>}
                </a>
              </Tooltip>
            ))}
          </Fragment>
        ))}
      </div>
      <button
        type="button"
        className="zh-nav-link zh-nav-fold"
        onClick={() => change({ navigation: open ? 'closed' : 'open' })}
        aria-label={fold}
        title={fold}
      >
        {open ? <MenuFoldOutlined /> : <MenuUnfoldOutlined />}
        {open && <span>{fold}</span>}
      </button>
    </nav>
  )
}
