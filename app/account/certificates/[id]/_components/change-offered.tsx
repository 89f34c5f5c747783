import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { moneyIn, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { Money } from '@/lib/money'
import type { ChangeOffer } from '@/lib/payments/change/get-offer'
import { payMyOrder } from '../../../orders/actions'

/** The team's offer to exchange this certificate for another one, with a link to pay. */
export function ChangeOffered({ offer, language, zone }: { offer: ChangeOffer; language: Language; zone: string }) {
  const words = wordsOf(language, 'certificatePage')
  const { orderId, typeName: product, years, price, credit, total, until, status } = offer
  if (offer.ended) return null
  if (status === 'payment_processing') {
    return (
      <Alert tone="info" title={words('changeBusyTitle', { product })}>
        <p>{words('changeBusy')}</p>
      </Alert>
    )
  }
  const money = (amount: Money) => moneyIn(language, amount)
  return (
    <Alert tone="info" title={words('changeTitle', { product })}>
      <p>{words('changeCosts', { product, years, price: money(price), credit: money(credit), total: money(total) })}</p>
      <p>{words.rich('changeUntil', { date: () => <DateText at={until} time zone={zone} language={language} /> })}</p>
      <ActionForm action={payMyOrder} prefix="pay-change" label={words('payChange')} className="mt-2">
        <input type="hidden" name="orderId" value={orderId} />
        <SubmitButton>{words('pay', { total: money(total) })}</SubmitButton>
      </ActionForm>
      <p>
        <a href={`/account/orders/${orderId}`}>{words('seeOrder')}</a>
      </p>
    </Alert>
  )
}

/** Links a certificate to the one it was changed to or from. */
export function ChangeLink({ certificate: { changedTo, changedFrom }, language }: { certificate: CertificateView; language: Language }) {
  const other = changedTo ?? changedFrom
  if (!other) return null
  return (
    <p className="mb-6">
      {wordsOf(language, 'certificatePage').rich(changedTo ? 'changedTo' : 'changedFrom', {
        product: other.typeName,
        link: (product) => <a href={`/account/certificates/${other.id}`}>{product}</a>,
      })}
    </p>
  )
}
