import { requireStaff } from '@/lib/auth/guards/guards'
import { getMail } from '@/lib/outbox/log/get-mail'

const HEADERS = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** Serves the HTML of an email to the preview on its page. Its Content Security Policy is set in proxy.ts. */
export async function GET(_request: Request, { params }: RouteContext<'/admin/mails/[id]/html'>): Promise<Response> {
  const { id } = await params
  const mail = await getMail(await requireStaff(`/admin/mails/${id}`, 'logs'), id)
  return mail?.written
    ? new Response(mail.written.html, { headers: HEADERS })
    : new Response('There is no such email.\n', { status: 404, headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' } })
}
