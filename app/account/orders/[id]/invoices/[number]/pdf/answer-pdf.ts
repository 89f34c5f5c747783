import { renderPdf } from '@/lib/invoices/render-pdf'
import type { InvoiceView } from '@/lib/invoices/types'

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-robots-tag': 'noindex' }

/** Returns a document as a PDF download. */
export async function answerPdf(invoice: InvoiceView): Promise<Response> {
  return new Response(new Uint8Array(await renderPdf(invoice)), {
    headers: { ...HEADERS, 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${invoice.number}.pdf"` },
  })
}
