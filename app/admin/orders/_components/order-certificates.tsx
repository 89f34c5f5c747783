import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Table } from '@/components/ui/table'
import type { DisputeLock } from '@/lib/certificates/lifecycle/dispute-lock'
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
  orderId,
  status,
  certificates,
  dispute,
}: {
  orderId: string
  status: OrderView['status']
  certificates: OrderView['certificates']
  dispute: DisputeLock | null
}) {
  if (certificates.length === 0) return <p className="text-ink-2">{status === 'needs_review' ? DOES_NOT_MATCH : NOT_PAID}</p>
  return (
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
  )
}
