import { renderPdf } from '@/lib/invoices/render-pdf'
import type { InvoiceView } from '@/lib/invoices/types'

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-robots-tag': 'noindex' }

/** Returns a document as a PDF to download. A missing one and someone else's get the same 404. */
export async function answerPdf(invoice: InvoiceView | null): Promise<Response> {
  if (!invoice) {
    return new Response('There is nothing at this address.\n', {
      status: 404,
      headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' },
    })
  }
  return new Response(new Uint8Array(await renderPdf(invoice)), {
    headers: { ...HEADERS, 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${invoice.number}.pdf"` },
  })
}
