import { PageTitle } from '@/components/layout/page-title'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { ReturnView } from '@/lib/orders/view/after-payment'
import { returnTitle } from './return-title'

type UnreadProps = { language: Language; payment: Pick<ReturnView, 'number' | 'email'>; href: string }

/** Shown if the payment may have gone through, but the payment service did not respond when asked. Updates automatically. */
export function Unread({ language, payment, href }: UnreadProps) {
  const words = wordsOf(language, 'payment')
  return (
    <>
      <PageTitle eyebrow={words('order', { number: String(payment.number) })} lead={words('unread.lead')}>
        {returnTitle({ state: 'unread', number: payment.number }, language)}
      </PageTitle>
      <p>{words.rich('unread.text', { email: payment.email, name: (chunks) => <bdi>{chunks}</bdi> })}</p>
      <LiveRefresh sentence={words('unread.still')} href={href} label={words('refresh')} />
    </>
  )
}
