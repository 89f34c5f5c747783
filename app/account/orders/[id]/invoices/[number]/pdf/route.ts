import { missingFile } from '@/app/_components/missing-file'
import { requireClient } from '@/lib/auth/guards/guards'
import { readLanguage } from '@/lib/auth/session/language'
import { getInvoice } from '@/lib/invoices/queries'
import { answerPdf } from './answer-pdf'

/** Serves one invoice or credit note to its buyer. A missing document and someone else's get the same response. */
export async function GET(request: Request, { params }: RouteContext<'/account/orders/[id]/invoices/[number]/pdf'>): Promise<Response> {
  const { id, number } = await params
  const actor = await requireClient(`/account/orders/${id}/invoices/${number}`)
  const invoice = await getInvoice(actor, id, number)
  return invoice ? answerPdf(invoice) : missingFile(request, { page: '/account/missing', language: await readLanguage() })
}
