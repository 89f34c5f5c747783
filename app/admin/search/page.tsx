import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageTitle } from '@/components/layout/page-title'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { listCertificates } from '@/lib/admin/lists/list-certificates'
import { listOrders } from '@/lib/admin/lists/list-orders'
import { NO_ROWS } from '@/lib/admin/lists/read-page'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { AdminPage } from '../_components/admin-page'
import { shownColumns } from '../_components/list/columns'
import { goStraight } from '../_components/list/go-straight'
import { listHref, readList } from '../_components/list/read-list'
import { staffTitle } from '../_components/staff-title'
import { CERTIFICATE_COLUMNS, certificateCells } from '../certificates/_components/certificate-list'
import { ORDER_COLUMNS, orderCells } from '../orders/_components/order-list'

export async function generateMetadata({ searchParams }: PageProps<'/admin/search'>): Promise<Metadata> {
  return staffTitle(titleOf(readParam((await searchParams).search)))()
}

const ORDERS = shownColumns(ORDER_COLUMNS)
const CERTIFICATES = shownColumns(CERTIFICATE_COLUMNS)

/** The maximum number of orders and certificates shown. */
const SHOWN = { size: 8 }

export default async function SearchPage({ searchParams }: PageProps<'/admin/search'>) {
  const actor = await requireStaff('/admin/search')
  const list = readList('/admin/search', await searchParams, { values: {} })
  const { search } = list.params
  await goStraight(actor, search)
  const [orders, certificates] = search
    ? await Promise.all([listOrders(actor, { search }, SHOWN), listCertificates(actor, { search }, SHOWN)])
    : [NO_ROWS, NO_ROWS]
  const [only, ...others] = certificates.rows
  // No other order matches this domain: the only match is the certificate's own order.
  if (only && only.name === search?.trim().toLowerCase() && others.length === 0 && orders.rows.every(({ id }) => id === only.order.id)) {
    redirect(`/admin/certificates/${only.id}`)
  }
  return (
    <AdminPage>
      <PageTitle>{titleOf(search)}</PageTitle>
      {orders.rows.length + certificates.rows.length === 0 && (
        <Empty title={search ? 'Nothing matches.' : 'What are you looking for?'}>
          You can search for names, email addresses, organisations, domains and approvers, or parts of them. Numbers and ids of orders,
          invoices, Enom, the authority and Stripe must be complete.
        </Empty>
      )}
      {orders.rows.length > 0 && (
        <Table
          caption="Orders"
          columns={ORDERS}
          rows={orders.rows.map((row) => ({ key: row.id, cells: cellsIn(ORDERS, orderCells(row)) }))}
        />
      )}
      {orders.older && <a href={listHref({ ...list, path: '/admin/orders' })}>All matching orders</a>}
      {certificates.rows.length > 0 && (
        <Table
          caption="Certificates"
          className="mt-8"
          columns={CERTIFICATES}
          rows={certificates.rows.map((row) => ({ key: row.id, cells: cellsIn(CERTIFICATES, certificateCells(row)) }))}
        />
      )}
      {certificates.older && <a href={listHref({ ...list, path: '/admin/certificates' })}>All matching certificates</a>}
    </AdminPage>
  )
}

function cellsIn<Key extends string>(columns: readonly { key: Key }[], cells: Record<Key, React.ReactNode>) {
  return columns.map(({ key }) => cells[key])
}

function titleOf(search: string | undefined): string {
  return search ? `Search for “${search}”` : 'Search'
}
