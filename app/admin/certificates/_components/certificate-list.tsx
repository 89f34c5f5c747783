import { DateText } from '@/components/ui/date-text'
import { Tag } from '@/components/ui/tag'
import type { CertificateListRow } from '@/lib/admin/lists/list-certificates'
import { CERTIFICATE_SORTS, CERTIFICATE_VIEWS, type CertificateQuery } from '@/lib/admin/lists/schema'
import { isOver, STAFF_LABELS } from '@/lib/certificates/status/place-text'
import { CertificateTag } from '../../_components/certificate-tag'
import { DisputedTag } from '../../_components/disputed-tag'
import type { ListColumn } from '../../_components/list/columns'
import { type ListState, type Query, readList } from '../../_components/list/read-list'

export const CERTIFICATE_COLUMNS = [
  { key: 'name', label: 'Address' },
  { key: 'type', label: 'Type' },
  { key: 'order', label: 'Order' },
  { key: 'state', label: 'State' },
  { key: 'enom', label: 'Enom number', numeric: true },
  { key: 'file', label: 'File expires', sorts: { ascending: 'file_end' } },
  { key: 'cover', label: 'Cover ends', sorts: { ascending: 'cover_end' } },
  { key: 'buyer', label: 'Buyer', isExtra: true },
  { key: 'authority', label: 'Authority’s number', isExtra: true },
  { key: 'checked', label: 'Last checked', isExtra: true },
  { key: 'since', label: 'In this state since', isExtra: true },
] as const satisfies readonly ListColumn[]

export const CERTIFICATE_STATUSES = ['needs_staff', 'disputed', ...STAFF_LABELS.keys()]

/** Reads the URL of the certificate list and of its export. */
export function readCertificateList(query: Query): { list: ListState; asked: CertificateQuery } {
  const values = { view: CERTIFICATE_VIEWS, status: CERTIFICATE_STATUSES, sort: CERTIFICATE_SORTS }
  const list = readList('/admin/certificates', query, { values, columns: CERTIFICATE_COLUMNS })
  const { view, status, sort, search } = list.params
  return {
    list,
    asked: {
      search,
      status,
      view: CERTIFICATE_VIEWS.find((one) => one === view),
      sort: CERTIFICATE_SORTS.find((one) => one === sort),
    },
  }
}

/** Returns the cells of a row, keyed by column. */
export function certificateCells(row: CertificateListRow) {
  const { id, name, typeName, order, place, dispute, enomCertId, authorityOrderId, checkedAt, fileExpiresAt, coverEndsAt, since } = row
  return {
    name: <a href={`/admin/certificates/${id}`}>{name || (isOver(place) ? typeName : 'Not set up yet')}</a>,
    type: typeName,
    order: <a href={`/admin/orders/${order.id}`}>{order.number}</a>,
    state: (
      <span className="flex flex-wrap gap-1">
        <CertificateTag shown={row} dates={row} />
        <DisputedTag dispute={dispute} />
        {row.isSuspended && <Tag tone="warning">Suspended</Tag>}
      </span>
    ),
    enom: enomCertId ?? '–',
    file: fileExpiresAt ? <DateText at={fileExpiresAt} /> : '–',
    cover: coverEndsAt ? <DateText at={coverEndsAt} /> : '–',
    buyer: <span className="wrap-anywhere">{order.email}</span>,
    authority: authorityOrderId ?? '–',
    checked: checkedAt ? <DateText at={checkedAt} time /> : '–',
    since: <DateText at={since} time />,
  }
}
