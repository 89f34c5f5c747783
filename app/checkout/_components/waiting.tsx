import { PageTitle } from '@/components/layout/page-title'
import { LiveRefresh } from '@/components/ui/live-refresh'
import type { ReturnView } from '@/lib/orders/view/after-payment'
import { ORDER_WORDS } from '@/lib/orders/view/text'
import { returnTitle } from './return-title'

/** Shown while the bank or our staff must check the payment. Updates itself. */
export function Waiting({ payment, href }: { payment: ReturnView; href: string }) {
  const { label, sentence } = ORDER_WORDS[payment.status]
  return (
    <>
      <PageTitle eyebrow={`Order ${payment.number}`} lead={sentence}>
        {returnTitle({ state: payment.status === 'payment_processing' ? 'processing' : 'review', number: payment.number })}
      </PageTitle>
      <p>
        You can close this page. We’ll email <bdi>{payment.email}</bdi>.
      </p>
      <LiveRefresh sentence={`Order ${payment.number}: ${label}`} href={href} />
    </>
  )
}
