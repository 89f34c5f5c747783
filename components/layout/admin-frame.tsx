import type { ReactNode } from 'react'
import type { ShopLook } from '@/lib/brand/types'
import { type NavItem, NavLinks } from './nav-links'
import { SkipLink } from './skip-link'
import { Wordmark } from './wordmark'

type AdminFrameProps = {
  shop: ShopLook
  children: ReactNode
  items: readonly NavItem[]
  current?: string
  /** The signed-in person and the sign-out form. */
  aside?: ReactNode
  /** True if anything is ordered from Enom's test server. The whole back office then shows the striped bar with `testText`. */
  testMode?: boolean
  testText?: string
  /** A persistent problem that concerns every page, e.g. a refused Enom login. */
  banner?: ReactNode
}

const TEST_TEXT = 'Test mode: certificates are ordered from Enom’s test server.'

/**
 * The layout of the back office: full width and smaller type, for working with lists. On small screens a menu contains the navigation and
 * `aside`, so that the page begins near the top.
 */
export function AdminFrame({ shop, children, items, current, aside, testMode, testText = TEST_TEXT, banner }: AdminFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col text-sm">
      <header className="no-print border-b border-ink">
        <SkipLink />
        {testMode && (
          <div className="bg-sunken">
            <div aria-hidden="true" className="stripes" />
            <p className="px-4 py-1 text-xs text-ink-2 sm:px-6">{testText}</p>
          </div>
        )}
        <div className="relative flex min-h-13 w-full items-center gap-x-7 px-4 sm:items-baseline sm:px-6">
          <Wordmark shop={shop} />
          <details className="fold-if-small min-w-0 flex-1">
            <summary className="ms-auto min-h-11 w-fit py-2.5 text-[0.9375rem]">Menu</summary>
            <div className="flex flex-wrap items-center gap-x-7 max-sm:absolute max-sm:inset-x-0 max-sm:top-full max-sm:z-10 max-sm:border-y max-sm:border-ink max-sm:bg-paper max-sm:px-4 max-sm:py-2">
              <NavLinks label="Back office" items={items} current={current} />
              <div className="flex flex-wrap items-center gap-x-4 py-1 text-ink-2 sm:ms-auto">{aside}</div>
            </div>
          </details>
        </div>
      </header>
      <main id="main" className="w-full [&_caption]:text-lg flex-1 px-4 pt-3 pb-16 sm:px-6 sm:pt-6">
        <div className="mb-4 empty:hidden sm:mb-8">{banner}</div>
        {children}
      </main>
    </div>
  )
}
