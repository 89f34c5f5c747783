import type { NextRequest } from 'next/server'
import { requireStaff } from '@/lib/auth/guards/guards'
import { getCall, getCallsOf } from '@/lib/logs/get-call'
import { supportMessage } from '@/lib/logs/support-message'

const HEADERS = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** Serves the message to Enom's support about one call, or about all calls for one certificate. */
export async function GET(request: NextRequest): Promise<Response> {
  const actor = await requireStaff('/admin/logs', 'logs')
  const { searchParams } = request.nextUrl
  const call = await getCall(actor, searchParams.get('call') ?? '')
  const [first, ...rest] = call ? [call] : await getCallsOf(actor, searchParams.get('certificate') ?? '')
  if (!first) return new Response('There is no such call.\n', { status: 404, headers: HEADERS })
  return new Response(supportMessage([first, ...rest]), {
    headers: { ...HEADERS, 'content-disposition': 'attachment; filename="enom-support-message.txt"' },
  })
}
