import { notFound } from 'next/navigation'
import { InvoiceSheet } from '@/components/invoice/invoice-sheet'
import { requireStaff } from '@/lib/auth/guards/guards'
import { getInvoice } from '@/lib/invoices/queries'
import { AdminPage } from '../../../../_components/admin-page'
import { staffTitle } from '../../../../_components/staff-title'

export const generateMetadata = staffTitle('Invoice')

/** One invoice or credit note, as its buyer sees it. */
export default async function InvoicePage({ params }: PageProps<'/admin/orders/[id]/invoices/[number]'>) {
  const { id, number } = await params
  const actor = await requireStaff(`/admin/orders/${id}/invoices/${number}`)
  const invoice = await getInvoice(actor, id, number)
  if (!invoice) notFound()
  return (
    <AdminPage current="/admin/orders">
      <InvoiceSheet invoice={invoice} back={`/admin/orders/${id}`} />
    </AdminPage>
  )
}
