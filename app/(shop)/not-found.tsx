import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'

export const metadata: Metadata = { title: 'There is nothing at this address', robots: { index: false } }

/** For unknown addresses inside the shop, usually a certificate that is no longer sold. */
export default function ShopNotFound() {
  return (
    <div className="max-w-measure pt-10">
      <PageTitle lead="The certificate may no longer be sold, or the address was mistyped.">There is nothing at this address</PageTitle>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/certificates">See all certificates</ButtonLink>
        <ButtonLink href="/" variant="secondary">
          Find what fits
        </ButtonLink>
      </div>
    </div>
  )
}
