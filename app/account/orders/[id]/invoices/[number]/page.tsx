import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { InvoiceSheet } from '@/components/invoice/invoice-sheet'
import { requireClient } from '@/lib/auth/guards/guards'
import { readLanguage } from '@/lib/auth/session/language'
import { getInvoice } from '@/lib/invoices/queries'
import { documentTitle } from '@/lib/invoices/text'
import { wordsOf } from '@/lib/languages/text'
import { AccountPage } from '../../../../_components/account-page'

type InvoiceProps = PageProps<'/account/orders/[id]/invoices/[number]'>

/** Cached because the page and its title both need it. */
const readInvoice = cache(async (id: string, number: string) =>
  getInvoice(await requireClient(`/account/orders/${id}/invoices/${number}`), id, number),
)

export async function generateMetadata({ params }: InvoiceProps): Promise<Metadata> {
  const { id, number } = await params
  const invoice = await readInvoice(id, number)
  return {
    title: invoice ? documentTitle(invoice, invoice.language) : wordsOf(await readLanguage(), 'account')('missing'),
    robots: { index: false, follow: false },
  }
}

/** One of the buyer's invoices or credit notes. */
export default async function InvoicePage({ params }: InvoiceProps) {
  const { id, number } = await params
  const invoice = await readInvoice(id, number)
  if (!invoice) notFound()
  const language = await readLanguage()
  return (
    <AccountPage current="/account/orders" language={language}>
      <InvoiceSheet invoice={invoice} back={`/account/orders/${id}`} language={language} />
    </AccountPage>
  )
}
