import type { ReactNode } from 'react'
import { DateText } from '@/components/ui/date-text'
import { Table } from '@/components/ui/table'
import type { DifferenceView } from '@/lib/audit/view/queries'
import { termText } from '@/lib/catalog/text'
import { dollars, formatMoney } from '@/lib/money'
import { CertificateTag } from '../../_components/certificate-tag'

type Side = { label: string; here: ReactNode; there: ReactNode }

/** Compares the shop's record with Enom's, fact by fact. */
export function Sides({ difference }: { difference: DifferenceView }) {
  const rows = sidesOf(difference).filter(({ here, there }) => here || there)
  if (rows.length === 0) return null
  return (
    <Table
      caption="Here and at Enom"
      columns={[{ label: 'Fact' }, { label: 'Here' }, { label: 'At Enom, when compared' }]}
      rows={rows.map(({ label, here, there }) => ({ key: label, cells: [label, here ?? '–', there ?? '–'] }))}
    />
  )
}

function sidesOf({ kind, certificate, ours, enomCertId, detail }: DifferenceView): Side[] {
  const { recorded, taken } = detail
  const isAtEnom = kind !== 'missing' && kind !== 'paid_not_bought'
  return [
    {
      label: 'Certificate',
      here: certificate && <a href={`/admin/certificates/${certificate.id}`}>{certificate.name}</a>,
      there: detail.domainName,
    },
    { label: 'Order', here: orderLink(certificate, detail), there: detail.enomOrderId },
    { label: 'Number at Enom', here: kind === 'orphan' ? null : enomCertId, there: isAtEnom ? enomCertId : null },
    { label: 'Type', here: ours?.typeName, there: detail.product },
    { label: 'Term', here: ours && termText(ours.years), there: detail.months === undefined ? null : `${detail.months} months` },
    { label: 'Status', here: certificate && <CertificateTag shown={certificate} />, there: detail.statusText || null },
    { label: 'Cost', here: ours?.cost ? formatMoney(ours.cost) : amount(recorded), there: amount(taken) },
    { label: 'Buyer', here: ours?.email, there: null },
    { label: 'Ordered', here: null, there: day(detail.orderDate) },
    { label: 'Expires', here: null, there: day(detail.expiresAt) },
    { label: 'Day', here: null, there: day(detail.day) },
    { label: 'Enom’s message', here: null, there: detail.description || null },
    { label: 'Last checked at Enom', here: ours?.checkedAt && <DateText at={ours.checkedAt} time />, there: null },
  ]
}

function orderLink(certificate: DifferenceView['certificate'], { orderId, orderNumber }: DifferenceView['detail']): ReactNode {
  if (certificate) return <a href={`/admin/orders/${certificate.orderId}`}>{certificate.orderNumber}</a>
  return orderId ? <a href={`/admin/orders/${orderId}`}>{orderNumber}</a> : null
}

function amount(cents: number | undefined): string | null {
  return cents === undefined ? null : formatMoney(dollars(cents))
}

function day(text: string | undefined): ReactNode {
  return text ? <DateText at={text} /> : null
}
