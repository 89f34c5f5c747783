import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { InvoiceSheet } from '@/components/invoice/invoice-sheet'
import { requireClient } from '@/lib/auth/guards/guards'
import { getInvoice } from '@/lib/invoices/queries'
import { AccountPage } from '../../../../_components/account-page'

export const metadata: Metadata = { title: 'Invoice', robots: { index: false, follow: false } }

/** One invoice or credit note of the buyer. */
export default async function InvoicePage({ params }: PageProps<'/account/orders/[id]/invoices/[number]'>) {
  const { id, number } = await params
  const invoice = await getInvoice(await requireClient(`/account/orders/${id}/invoices/${number}`), id, number)
  if (!invoice) notFound()
  return (
    <AccountPage current="/account/orders">
      <InvoiceSheet invoice={invoice} back={`/account/orders/${id}`} />
    </AccountPage>
  )
}
