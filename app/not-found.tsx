import type { Metadata } from 'next'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import EnglishLayout from './_components/english-layout'

export const metadata: Metadata = { title: 'There is nothing at this address', robots: { index: false } }

/** Also shown for things that belong to someone else, so that no one learns what exists. */
export default function NotFound() {
  return (
    <EnglishLayout>
      <FlowFrame>
        <PageTitle lead="If you followed a link from an email, it may have been replaced by a newer one. Your certificates and the latest links are in your client area.">
          There is nothing at this address
        </PageTitle>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href="/account/certificates">Open your certificates</ButtonLink>
          <ButtonLink href="/" variant="secondary">
            Find a certificate
          </ButtonLink>
        </div>
      </FlowFrame>
    </EnglishLayout>
  )
}
