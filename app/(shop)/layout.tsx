import type { ReactNode } from 'react'
import { ShopFrame } from '@/components/layout/shop-frame'
import { shopLook } from '../_components/shop-look'
import { BasketLink } from './_components/basket-link'

/** The public frame. Reads nothing about the visitor, so that the pages inside can be prerendered. */
export default async function ShopLayout({ children }: { children: ReactNode }) {
  return (
    <ShopFrame
      shop={await shopLook()}
      aside={
        <div className="flex gap-x-5 text-[0.9375rem]">
          <BasketLink />
          <a
            href="/account/certificates"
            className="inline-flex min-h-11 items-center text-ink-2 no-underline hover:text-ink hover:underline"
          >
            Account
          </a>
        </div>
      }
    >
      {children}
    </ShopFrame>
  )
}
