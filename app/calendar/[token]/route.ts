import { createHash } from 'node:crypto'
import { clientIp } from '@/lib/auth/limits/client-ip'
import { consumeRateLimit } from '@/lib/auth/limits/rate-limit'
import { readCalendar } from '@/lib/certificates/calendar/read-calendar'

const HEADERS = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff', 'x-robots-tag': 'noindex' }

/** Serves a calendar to anyone who has its secret address, because a calendar app cannot sign in. */
export async function GET(request: Request, { params }: RouteContext<'/calendar/[token]'>): Promise<Response> {
  const turn = await consumeRateLimit('calendar_per_ip', await clientIp())
  if (!turn.ok) return plain('Too many requests in a short time.\n', 429, { 'retry-after': String(turn.error.minutes * 60) })
  const calendar = await readCalendar((await params).token.replace(/\.ics$/, ''))
  if (calendar === null) return plain('There is no calendar at this address.\n', 404)
  const etag = `"${createHash('sha256').update(calendar).digest('base64url')}"`
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: { ...HEADERS, etag } })
  return new Response(calendar, { headers: { ...HEADERS, etag, 'content-type': 'text/calendar; charset=utf-8' } })
}

function plain(text: string, status: number, more: Record<string, string> = {}): Response {
  return new Response(text, { status, headers: { ...HEADERS, ...more, 'content-type': 'text/plain; charset=utf-8' } })
}
