import { missingFile } from '@/app/_components/missing-file'
import { requireStaff } from '@/lib/auth/guards/guards'
import { getInvoice } from '@/lib/invoices/queries'
import { answerPdf } from '../../../../../../account/orders/[id]/invoices/[number]/pdf/answer-pdf'

/** Serves one invoice or credit note to staff. */
export async function GET(request: Request, { params }: RouteContext<'/admin/orders/[id]/invoices/[number]/pdf'>): Promise<Response> {
  const { id, number } = await params
  const actor = await requireStaff(`/admin/orders/${id}/invoices/${number}`)
  const invoice = await getInvoice(actor, id, number)
  return invoice ? answerPdf(invoice) : missingFile(request, { page: '/admin/missing' })
}
