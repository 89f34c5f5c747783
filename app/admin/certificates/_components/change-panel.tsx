import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { FieldFrame } from '@/components/ui/form/field-frame'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { CertificateForStaff } from '@/lib/admin/get-certificate'
import { requireStaff } from '@/lib/auth/guards/guards'
import { termText } from '@/lib/catalog/text'
import type { AtEnom } from '@/lib/certificates/ending/at-enom'
import { columnsOf, isEditable } from '@/lib/certificates/lifecycle/places'
import { enomRefundText } from '@/lib/certificates/settlement/enom-refund-text'
import { now } from '@/lib/clock'
import { dollars, formatMoney } from '@/lib/money'
import { type ChangeOffer, getChangeOffer } from '@/lib/payments/change/get-offer'
import { changeMessage } from '@/lib/payments/change/messages'
import { type ChangeChoice, type ChangeQuote, listChanges, quoteChange } from '@/lib/payments/change/quote'
import { mayStaff } from '@/lib/permissions'
import { offerChangeOf, withdrawChangeOf } from '../actions'

/** The value of the URL parameter while staff view the options. Loading the options takes several queries, so it is done only then. */
const NONE_YET = 'choose'

type PanelProps = { certificate: CertificateForStaff; choiceId: string | undefined }

/** The panel for changing a certificate to another one before it is submitted: the cost, the pending offer, and its result. */
export function ChangePanel(props: PanelProps) {
  return (
    <div id="change" className="mb-4 border-t border-line pt-3">
      <h3 className="mb-1 font-semibold">Change Package</h3>
      <Standing {...props} />
    </div>
  )
}

async function Standing({ certificate, choiceId }: PanelProps) {
  const { id, place, dates, changedTo, changedFrom } = certificate
  const actor = await requireStaff(`/admin/certificates/${id}`)
  if (changedTo || changedFrom) return <Changed certificate={certificate} />
  const offer = await getChangeOffer(actor, id)
  if (offer) return <Offered id={id} offer={offer} mayWithdraw={mayStaff(actor, 'orders')} />
  if (dates.wasIssued || !isEditable(columnsOf(place)) || !mayStaff(actor, 'orders'))
    return <p className="text-ink-2">A certificate can be changed to another one before its request is sent.</p>
  if (!choiceId)
    return (
      <a href={`/admin/certificates/${id}?change=${NONE_YET}#change`} className="inline-block min-h-11 py-2.5">
        Change it to another certificate
      </a>
    )
  const choices = await listChanges(actor, id)
  if (!choices.ok) return <p className="text-ink-2">{changeMessage(choices.error)}</p>
  const quote = choiceId === NONE_YET ? null : await quoteChange(actor, id, { choiceId })
  return (
    <>
      <Choose id={id} choices={choices.value} chosen={choiceId} />
      {quote?.ok && <Quote id={id} quote={quote.value} />}
      {quote && !quote.ok && (
        <Alert tone="warning">
          <p>{changeMessage(quote.error)}</p>
        </Alert>
      )}
    </>
  )
}

function Changed({ certificate: { changedTo, changedFrom } }: { certificate: CertificateForStaff }) {
  return (
    <>
      {changedTo && (
        <p className="text-ink-2">
          It was changed to <CertificateLink other={changedTo} />. What was paid for it counts towards that one, and can be refunded here
          only after that one has ended.
        </p>
      )}
      {changedFrom && (
        <p className="text-ink-2">
          It replaces <CertificateLink other={changedFrom} />, whose price counts towards it.
        </p>
      )}
    </>
  )
}

function CertificateLink({ other: { id, typeName, orderNumber } }: { other: NonNullable<CertificateForStaff['changedTo']> }) {
  return (
    <a href={`/admin/certificates/${id}`}>
      {typeName}, order {orderNumber}
    </a>
  )
}

function Offered({ id, offer, mayWithdraw }: { id: string; offer: ChangeOffer; mayWithdraw: boolean }) {
  return (
    <>
      <p className="mb-2">This change has been offered to the buyer.</p>
      <Facts
        items={[
          { term: 'To', detail: `${offer.typeName}, ${termText(offer.years)}` },
          { term: 'Buyer pays', detail: `${formatMoney(offer.total)} (${formatMoney(offer.price)} less ${formatMoney(offer.credit)})` },
          { term: 'Order', detail: <a href={`/admin/orders/${offer.orderId}`}>{offer.orderNumber}</a> },
          { term: 'Can be paid until', detail: <DateText at={offer.until} time /> },
        ]}
      />
      {offer.ended && (
        <Alert tone="warning" title="It can no longer be paid.">
          <p>{changeMessage(offer.ended)}</p>
        </Alert>
      )}
      {offer.status === 'payment_processing' && (
        <p className="mt-3 text-ink-2">The buyer’s bank is confirming the payment, so the offer can’t be withdrawn.</p>
      )}
      {offer.status !== 'payment_processing' && mayWithdraw && (
        <ActionForm action={withdrawChangeOf} prefix="withdraw-change" label="Withdraw the offer" className="mt-3">
          <input type="hidden" name="id" value={id} />
          <p className="mb-2 text-ink-2">Nothing changes until it is paid.</p>
          <SubmitButton variant="secondary" small>
            Withdraw the offer
          </SubmitButton>
        </ActionForm>
      )}
    </>
  )
}

function Choose({ id, choices, chosen }: { id: string; choices: readonly ChangeChoice[]; chosen: string | undefined }) {
  const options = choices.map(({ id: value, productName, typeName, years, price, difference }) => ({
    value,
    label: `${productName === typeName ? typeName : `${productName}: ${typeName}`}, ${termText(years)}, ${formatMoney(price)} (+${formatMoney(difference)})`,
  }))
  return (
    <>
      <p className="mb-3 text-ink-2">
        The buyer gets an offer and pays the difference. Only more expensive certificates are listed. For something cheaper, refund this one
        and have the buyer order again.
      </p>
      {options.length ? (
        <form method="get" action={`/admin/certificates/${id}#change`} aria-label="Choose the other certificate">
          <FieldFrame id="change-to" label="Change it to" className="mb-3">
            <select id="change-to" name="change" defaultValue={chosen} className="field">
              {options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </FieldFrame>
          <Button type="submit" variant="secondary">
            Show what it costs
          </Button>
        </form>
      ) : (
        <p>Nothing on sale costs more in this currency.</p>
      )}
    </>
  )
}

function Quote({ id, quote }: { id: string; quote: ChangeQuote }) {
  const difference = formatMoney(quote.difference)
  return (
    <div className="mt-4">
      <Facts
        items={[
          { term: 'From', detail: `${quote.from.typeName}, ${termText(quote.from.years)}` },
          { term: 'To', detail: `${quote.typeName}, ${termText(quote.years)}` },
          { term: 'Price', detail: formatMoney(quote.price) },
          { term: 'Paid before', detail: formatMoney(quote.credit) },
          { term: 'Buyer pays', detail: difference },
          { term: 'Cost of the new one', detail: quote.cost ? formatMoney(quote.cost) : 'Unknown: Enom’s price list hasn’t been read' },
        ]}
      />
      <Alert tone={quote.atEnom ? 'warning' : 'info'} title="What Enom refunds">
        <p>
          <EnomGivesBack atEnom={quote.atEnom} />
        </p>
      </Alert>
      <ActionForm action={offerChangeOf} prefix="change" label="Offer the change" className="mt-3">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="choiceId" value={quote.id} />
        <input type="hidden" name="difference" value={quote.difference.amount} />
        <p className="mb-2 text-ink-2">
          The buyer gets an email with a link to pay {difference} within a week. Once it is paid, this certificate ends and the new one is
          bought. Until then nothing changes.
        </p>
        <Checkbox name="sure" label={`Offer the change for ${difference}.`} />
        <SubmitButton>Offer the change</SubmitButton>
      </ActionForm>
    </div>
  )
}

function EnomGivesBack({ atEnom }: { atEnom: AtEnom | null }) {
  if (!atEnom) return 'Nothing has been bought from Enom for this certificate, so nothing is lost there.'
  const cost = atEnom.cost === null ? 'its price' : formatMoney(dollars(atEnom.cost))
  const days = atEnom.boughtAt ? enomRefundText(atEnom.boughtAt, now()) : 'The date of purchase is unknown'
  return `Nothing is refunded automatically. Enom refunds ${cost} only through a support ticket. ${days}. Once the buyer has paid, the ticket is ready under Tickets.`
}
