import { PageTitle } from '@/components/layout/page-title'
import { LiveRefresh } from '@/components/ui/live-refresh'
import type { ReturnView } from '@/lib/orders/view/after-payment'
import { returnTitle } from './return-title'

const LEAD = 'The payment service isn’t responding, so we don’t know yet whether you have paid. You won’t be charged twice.'

/** Shown when the payment service didn't answer about a page that may have been paid. Updates itself. */
export function Unread({ payment, href }: { payment: Pick<ReturnView, 'number' | 'email'>; href: string }) {
  return (
    <>
      <PageTitle eyebrow={`Order ${payment.number}`} lead={LEAD}>
        {returnTitle({ state: 'unread', number: payment.number })}
      </PageTitle>
      <p>
        This page checks again automatically, and you can close it. If you have paid, we’ll email <bdi>{payment.email}</bdi>. If you have
        not paid, your basket is kept.
      </p>
      <LiveRefresh sentence="The payment service still isn’t responding." href={href} />
    </>
  )
}
