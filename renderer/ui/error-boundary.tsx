import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Translation } from 'react-i18next'

interface Props {
  readonly children: ReactNode
  /** A change of this key gives the children another chance: the page's id. */
  readonly around: string
}

interface State {
  readonly message: string | null
  readonly around: string
}

/** Shows 程序出错 in place of what cannot be drawn; the rest of the window goes on working. */
export class ErrorBoundary extends Component<Props, State> {
  constructor(props: Props) {
    super(props)
    this.state = { message: null, around: props.around }
  }

  static getDerivedStateFromError(thrown: unknown): Partial<State> {
    return { message: thrown instanceof Error ? thrown.message : String(thrown) }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.around === state.around ? null : { message: null, around: props.around }
  }

  override componentDidCatch(thrown: unknown, info: ErrorInfo): void {
    // The stack is for whoever mends the program; React has already written the error itself.
    reportError(new Error(`drawing failed ${info.componentStack ?? ''}`, { cause: thrown }))
  }

  override render(): ReactNode {
    const { message } = this.state
    if (message === null) return this.props.children
    return (
      <Translation ns="frame">
        {(t) => (
          <div className="zh-page-empty" role="alert">
            <h2>{`${t('bugTitle')} · ${t('pageBroken')}`}</h2>
            <p>{t('bugBody')}</p>
            <p className="zh-code">{message}</p>
            <button type="button" className="zh-button" onClick={() => window.location.reload()}>
              {t('reload')}
            </button>
          </div>
        )}
      </Translation>
    )
  }
}
