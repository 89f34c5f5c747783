import type { ReactNode } from 'react'
import type { ShopLook } from '@/lib/brand/types'
import { NavLinks } from './nav-links'
import { SiteFooter } from './site-footer'
import { SkipLink } from './skip-link'
import { Wordmark } from './wordmark'

/** The frame of the public pages. `aside` goes at the end of the header: basket and sign-in. */
export function ShopFrame({ shop, children, aside }: { shop: ShopLook; children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="no-print border-b border-ink">
        <SkipLink />
        <div className="mx-auto flex min-h-15 w-full max-w-shop flex-wrap items-center gap-x-5 px-4 sm:gap-x-7 sm:px-6">
          <Wordmark shop={shop} />
          <NavLinks label="Shop" items={[{ label: 'Certificates', href: '/certificates' }]} />
          <div className="ms-auto">{aside}</div>
        </div>
      </header>
      <main id="main" className="mx-auto w-full max-w-shop flex-1 px-4 pb-16 sm:px-6">
        {children}
      </main>
      <SiteFooter shop={shop} />
    </div>
  )
}
