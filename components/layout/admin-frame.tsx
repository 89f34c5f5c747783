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

/** The layout of the back office: full width and smaller type, for working with lists. */
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
        <div className="flex min-h-13 w-full flex-wrap items-center gap-x-7 px-4 sm:px-6">
          <Wordmark shop={shop} />
          <NavLinks label="Back office" items={items} current={current} />
          <div className="ms-auto flex flex-wrap items-center gap-x-4 py-1 text-ink-2">{aside}</div>
        </div>
      </header>
      <main id="main" className="w-full [&_caption]:text-lg flex-1 px-4 pt-6 pb-16 sm:px-6">
        <div className="mb-8 empty:hidden">{banner}</div>
        {children}
      </main>
    </div>
  )
}
