import type { ReactNode } from 'react'
import type { ShopLook } from '@/lib/brand/types'
import { NavLinks } from './nav-links'
import { SiteFooter } from './site-footer'
import { SkipLink } from './skip-link'
import { Wordmark } from './wordmark'

type AccountFrameProps = {
  shop: ShopLook
  children: ReactNode
  /** The path of the current section, such as `/account/orders`. */
  current?: string
  /** The signed-in person and the sign-out form. */
  aside?: ReactNode
}

/** The frame of the client area. */
export function AccountFrame({ shop, children, current, aside }: AccountFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="no-print border-b border-ink">
        <SkipLink />
        <div className="mx-auto flex min-h-15 w-full max-w-shop flex-wrap items-center gap-x-7 px-4 sm:px-6">
          <Wordmark shop={shop} />
          <NavLinks
            label="Your account"
            current={current}
            items={[
              { label: 'Your certificates', href: '/account/certificates' },
              { label: 'Orders', href: '/account/orders' },
              { label: 'People', href: '/account/people' },
            ]}
          />
          <div className="ms-auto flex flex-wrap items-center gap-x-4 text-sm text-ink-2">{aside}</div>
        </div>
      </header>
      <main id="main" className="mx-auto w-full max-w-shop flex-1 px-4 pt-8 pb-16 sm:px-6">
        {children}
      </main>
      <SiteFooter shop={shop} />
    </div>
  )
}
