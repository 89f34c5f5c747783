import type { ReactNode } from 'react'
import type { ShopLook } from '@/lib/brand/types'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { NavLinks } from './nav-links'
import { SiteFooter } from './site-footer'
import { SkipLink } from './skip-link'
import { Wordmark } from './wordmark'

type AccountFrameProps = {
  shop: ShopLook
  language?: Language
  children: ReactNode
  /** The path of the current section, such as `/account/orders`. */
  current?: string
  /** The signed-in person and the sign-out form. */
  aside?: ReactNode
  /** The language switch. */
  languages?: ReactNode
}

/** The layout of the client area. */
export function AccountFrame({ shop, language = DEFAULT_LANGUAGE, children, current, aside, languages }: AccountFrameProps) {
  const words = wordsOf(language, 'account')
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="no-print border-b border-ink">
        <SkipLink language={language} />
        <div className="mx-auto flex min-h-15 w-full max-w-shop flex-wrap items-center gap-x-7 px-4 sm:px-6">
          <Wordmark shop={shop} language={language} />
          <NavLinks
            label={words('label')}
            current={current}
            items={[
              { label: words('certificates'), href: '/account/certificates' },
              { label: words('orders'), href: '/account/orders' },
              { label: words('people'), href: '/account/people' },
            ]}
          />
          <div className="ms-auto flex flex-wrap items-center gap-x-4 text-sm text-ink-2">{aside}</div>
        </div>
      </header>
      <main id="main" className="mx-auto w-full max-w-shop flex-1 px-4 pt-8 pb-16 sm:px-6">
        {children}
      </main>
      <SiteFooter shop={shop} language={language} languages={languages} />
    </div>
  )
}
