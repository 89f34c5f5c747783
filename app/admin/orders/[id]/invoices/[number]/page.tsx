import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { InvoiceSheet } from '@/components/invoice/invoice-sheet'
import { requireStaff } from '@/lib/auth/guards/guards'
import { getInvoice } from '@/lib/invoices/queries'
import { documentTitle } from '@/lib/invoices/text'
import { AdminPage } from '../../../../_components/admin-page'
import { staffTitle } from '../../../../_components/staff-title'

type InvoiceProps = PageProps<'/admin/orders/[id]/invoices/[number]'>

/** Cached because the page and its title both need it. */
const readInvoice = cache(async (id: string, number: string) =>
  getInvoice(await requireStaff(`/admin/orders/${id}/invoices/${number}`), id, number),
)

export async function generateMetadata({ params }: InvoiceProps): Promise<Metadata> {
  const { id, number } = await params
  const invoice = await readInvoice(id, number)
  return staffTitle(invoice ? documentTitle(invoice) : 'There is nothing at this address')()
}

/** One invoice or credit note, as its buyer sees it. */
export default async function InvoicePage({ params }: InvoiceProps) {
  const { id, number } = await params
  const invoice = await readInvoice(id, number)
  if (!invoice) notFound()
  return (
    <AdminPage current="/admin/orders">
      <InvoiceSheet invoice={invoice} back={`/admin/orders/${id}`} />
    </AdminPage>
  )
}
