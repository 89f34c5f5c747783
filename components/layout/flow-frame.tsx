import type { ReactNode } from 'react'
import type { ShopLook } from '@/lib/brand/types'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { SiteFooter } from './site-footer'
import { SkipLink } from './skip-link'
import { Wordmark } from './wordmark'

type FlowFrameProps = {
  shop: ShopLook
  language?: Language
  /** The language switch. */
  languages?: ReactNode
  /** The page's path, if it has one address per language. The footer then links to the other languages. */
  path?: string | undefined
  children: ReactNode
  /** The back link, e.g. `{ href: '/cart', label: 'Back to the basket' }`. */
  leave?: { href: string; label: string }
  /** Shown next to the form on wide screens, and above it on phones. */
  aside?: ReactNode
}

/** The layout of checkout, sign-in and set-up: one column without shop navigation, to avoid distractions. */
export function FlowFrame({ shop, language = DEFAULT_LANGUAGE, languages, path, children, leave, aside }: FlowFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="no-print border-b border-ink">
        <SkipLink language={language} />
        <div className="mx-auto flex min-h-15 w-full max-w-shop flex-wrap items-center justify-between gap-x-7 px-4 sm:px-6">
          <Wordmark shop={shop} language={language} />
          {leave && (
            <a href={leave.href} className="inline-flex min-h-11 items-center text-[0.9375rem]">
              {leave.label}
            </a>
          )}
        </div>
      </header>
      <main id="main" className="mx-auto w-full max-w-shop flex-1 px-4 pt-8 pb-16 sm:px-6 sm:pt-12">
        {aside ? (
          <div className="grid gap-8 lg:grid-cols-[minmax(0,38rem)_minmax(0,1fr)] lg:gap-16">
            <div className="order-2 min-w-0 lg:order-1">{children}</div>
            <aside className="order-1 min-w-0 lg:order-2">{aside}</aside>
          </div>
        ) : (
          <div className="max-w-form">{children}</div>
        )}
      </main>
      <SiteFooter shop={shop} language={language} path={path} languages={languages} />
    </div>
  )
}
