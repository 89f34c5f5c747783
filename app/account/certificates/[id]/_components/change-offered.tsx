import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { termText } from '@/lib/catalog/text'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { formatMoney } from '@/lib/money'
import type { ChangeOffer } from '@/lib/payments/change/get-offer'
import { payMyOrder } from '../../../orders/actions'

/** The team's offer to change this certificate to another one, with the way to its payment. */
export function ChangeOffered({ offer }: { offer: ChangeOffer }) {
  const { orderId, typeName, years, price, credit, total, until, status } = offer
  if (offer.ended) return null
  if (status === 'payment_processing') {
    return (
      <Alert tone="info" title={`Change to ${typeName}: your bank is confirming the payment`}>
        <p>Once the money arrives, this certificate ends and you set up the new one. Don’t send this one’s request until then.</p>
      </Alert>
    )
  }
  return (
    <Alert tone="info" title={`Our team offers you ${typeName} in place of this certificate`}>
      <p>
        {typeName} for {termText(years)} costs {formatMoney(price)}. The {formatMoney(credit)} you paid for this one counts towards it, so
        you pay {formatMoney(total)}.
      </p>
      <p>
        You can pay until <DateText at={until} time />. Then this certificate ends and you set up the new one. Until you pay, nothing
        changes; if you send this one’s request first, the offer ends.
      </p>
      <ActionForm action={payMyOrder} prefix="pay-change" label="Pay the change" className="mt-2">
        <input type="hidden" name="orderId" value={orderId} />
        <SubmitButton>Pay {formatMoney(total)}</SubmitButton>
      </ActionForm>
      <p>
        <a href={`/account/orders/${orderId}`}>See the order, or cancel it</a>
      </p>
    </Alert>
  )
}

/** Links a certificate with the one it was changed to or from. */
export function ChangeLink({ certificate: { changedTo, changedFrom } }: { certificate: CertificateView }) {
  if (changedTo)
    return (
      <p className="mb-6">
        The certificate in its place: <a href={`/account/certificates/${changedTo.id}`}>{changedTo.typeName}</a>
      </p>
    )
  if (changedFrom)
    return (
      <p className="mb-6">
        In place of: <a href={`/account/certificates/${changedFrom.id}`}>{changedFrom.typeName}</a>, which has ended
      </p>
    )
  return null
}
