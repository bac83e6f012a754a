import { useTranslation } from 'react-i18next'
import { useMirror } from '../workbook/context.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { FaultBanner } from './fault-banner.tsx'
import { InspectorProvider, InspectorSlot } from './inspector.tsx'
import { Navigation } from './navigation.tsx'
import { PAGES } from './pages.tsx'
import { useRoute } from './route.ts'
import { usePageKeys } from './page-keys.ts'
import { useUndoKeys } from './shortcuts.ts'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'

/** The window: navigation, bar, page, inspector, status bar. */
export function Frame() {
  useUndoKeys()
  usePageKeys()
  return (
    <InspectorProvider>
      <div className="zh-frame">
        <Navigation />
        <div className="zh-column">
          <TopBar />
          <FaultBanner />
          <div className="zh-row">
            <main className="zh-page">
              <CurrentPage />
            </main>
            <InspectorSlot />
          </div>
          <StatusBar />
        </div>
      </div>
    </InspectorProvider>
  )
}

function CurrentPage() {
  const { t } = useTranslation('frame')
  const { page } = useRoute()
  const loaded = useMirror((state) => state.info !== null)
  const failed = useMirror((state) => state.failure !== null)
  if (!loaded) return failed ? null : <div className="zh-page-empty zh-muted">{t('loading')}</div>
  const entry = PAGES.find(({ id }) => id === page) ?? PAGES[0]
  if (!entry) return null
  const { id, page: Current } = entry
  return (
    <ErrorBoundary around={id}>
      <Current key={id} />
    </ErrorBoundary>
  )
}
