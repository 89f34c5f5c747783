import { requireClient } from '@/lib/auth/guards/guards'
import { getInvoice } from '@/lib/invoices/queries'
import { answerPdf } from './answer-pdf'

/** Serves one invoice or credit note to its buyer. */
export async function GET(_request: Request, { params }: RouteContext<'/account/orders/[id]/invoices/[number]/pdf'>): Promise<Response> {
  const { id, number } = await params
  const actor = await requireClient(`/account/orders/${id}/invoices/${number}`)
  return answerPdf(await getInvoice(actor, id, number))
}
