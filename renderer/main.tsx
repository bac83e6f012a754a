import { createRoot } from 'react-dom/client'
import { createTexts } from './text/i18n.ts'
import { App } from './ui/app.tsx'
import './ui/fonts.css'
import './ui/theme.css'
import './ui/frame.css'
import './ui/pages.css'
import { connect } from './workbook/client.ts'
import { SessionProvider } from './workbook/context.tsx'
import { createView } from './workbook/view.ts'
import { createWorkbook } from './workbook/workbook.ts'

/** Both weights are there before anything is drawn: a canvas does not draw again when a font arrives late. */
async function loadFonts(): Promise<void> {
  const sample = '镇策亩 012 Abc'
  await Promise.all(
    ['400 13px "Noto Sans SC"', '600 13px "Noto Sans SC"'].map((font) => document.fonts.load(font, sample)),
  )
}

async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  const client = connect()
  const workbook = createWorkbook(client)
  const [view] = await Promise.all([createView(client), workbook.load(), loadFonts()])
  if (view.fresh) {
    // On a small screen the sheet needs the room.
    view.store.setState({ inspector: window.innerWidth >= 1700 })
    // Someone who opens the program for the first time sees the plan of the newest year, not all years at once.
    const years = workbook.store
      .getState()
      .rows.all('plan')
      .map((plan) => Number(plan['year']))
    if (years.length > 0)
      view.store.setState(({ focus }) => ({ focus: { ...focus, year: Math.max(...years) } }))
  }
  const texts = await createTexts(view.store.getState().language)
  createRoot(root).render(
    <SessionProvider session={{ workbook, view }}>
      <App texts={texts} />
    </SessionProvider>,
  )
}

await start()
