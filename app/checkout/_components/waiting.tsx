import { PageTitle } from '@/components/layout/page-title'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { ReturnView } from '@/lib/orders/view/after-payment'
import { returnTitle } from './return-title'

type WaitingProps = { language: Language; payment: Pick<ReturnView, 'status' | 'number' | 'email'>; href: string }

/** Shown while the bank or our staff check the payment. The page updates automatically. */
export function Waiting({ language, payment, href }: WaitingProps) {
  const words = wordsOf(language, 'payment')
  const state = payment.status === 'payment_processing' ? 'processing' : 'review'
  const number = String(payment.number)
  return (
    <>
      <PageTitle eyebrow={words('order', { number })} lead={words(`${state}.lead`)}>
        {returnTitle({ state, number: payment.number }, language)}
      </PageTitle>
      <p>{words.rich('close', { email: payment.email, name: (chunks) => <bdi>{chunks}</bdi> })}</p>
      <LiveRefresh sentence={words(`${state}.label`, { number })} href={href} label={words('refresh')} />
    </>
  )
}
