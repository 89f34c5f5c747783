import type { ReactNode } from 'react'
import type { ShopLook } from '@/lib/brand/types'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { NavLinks } from './nav-links'
import { SiteFooter } from './site-footer'
import { SkipLink } from './skip-link'
import { Wordmark } from './wordmark'

type ShopFrameProps = {
  shop: ShopLook
  language?: Language
  path?: string | undefined
  languages?: ReactNode
  children: ReactNode
  aside?: ReactNode
}

/**
 * The layout of the public pages. `aside` goes at the end of the header: basket and sign-in. `path` is the page's path without a language
 * prefix, if the page exists in every language.
 */
export function ShopFrame({ shop, language = DEFAULT_LANGUAGE, path, languages, children, aside }: ShopFrameProps) {
  const words = wordsOf(language, 'shared')
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="no-print border-b border-ink">
        <SkipLink language={language} />
        <div className="mx-auto flex min-h-15 w-full max-w-shop flex-wrap items-center gap-x-3 px-4 sm:gap-x-7 sm:px-6">
          <Wordmark shop={shop} language={language} />
          <NavLinks label={words('shop')} items={[{ label: words('certificates'), href: pathIn(language, '/certificates') }]} />
          <div className="ms-auto">{aside}</div>
        </div>
      </header>
      <main id="main" className="mx-auto w-full max-w-shop flex-1 px-4 pb-16 sm:px-6">
        {children}
      </main>
      <SiteFooter shop={shop} language={language} path={path} languages={languages} />
    </div>
  )
}
