import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { isOver } from '@/lib/certificates/status/place-text'
import type { OrderView } from '@/lib/orders/view/get-order'
import { CertificateTag } from '../../_components/certificate-tag'
import { activateCertificate } from '../actions'

const NOT_ACTIVATED = { open: 'Not while the payment is disputed', lost: 'The payment was lost' } as const

const NOT_PAID = 'No certificates yet: they are created once the order is paid.'
const DOES_NOT_MATCH =
  'No certificates: the payment does not match the order, so none were created. The history shows what was owed and received. Check the payment in Stripe, then refund it.'

/** The certificates of an order. Those with manual activation have their activation button here. */
export function OrderCertificates({
  order: { id: orderId, status, certificates, moreCertificates, dispute },
  after,
  history,
}: {
  order: OrderView
  /** The cursor of the page. */
  after: string | undefined
  /** The filter of the history on the same page. */
  history: string | undefined
}) {
  if (certificates.length === 0 && !after) return <p className="text-ink-2">{status === 'needs_review' ? DOES_NOT_MATCH : NOT_PAID}</p>
  return (
    <div id="certificates">
      <Table
        caption="Certificates"
        columns={[{ label: 'Certificate' }, { label: 'Type' }, { label: 'Status' }, { label: 'Action', hideLabel: true }]}
        rows={certificates.map(({ id, domainName, label, typeName, place, ...dates }) => ({
          key: id,
          cells: [
            <a key="link" href={`/admin/certificates/${id}`}>
              {domainName || label || (isOver(place) ? typeName : 'Not set up yet')}
            </a>,
            typeName,
            <CertificateTag key="status" shown={{ ...dates, place }} dates={dates} />,
            place === 'purchase:activation' &&
              (dispute ? (
                NOT_ACTIVATED[dispute]
              ) : (
                <ActionForm key="activate" action={activateCertificate} prefix={`activate-${id}`} label={`Activate ${typeName}`}>
                  <input type="hidden" name="certificateId" value={id} />
                  <input type="hidden" name="orderId" value={orderId} />
                  <SubmitButton small>Activate</SubmitButton>
                </ActionForm>
              )),
          ],
        }))}
      />
      <Pager
        path={`/admin/orders/${orderId}`}
        params={{ history }}
        after={after}
        next={moreCertificates}
        label="Certificates"
        anchor="certificates"
        oldestFirst
      />
    </div>
  )
}
