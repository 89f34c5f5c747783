import { readRawBody } from '@/lib/api/read-raw-body'
import { log } from '@/lib/log'
import { recordEvent } from '@/lib/stripe/record-event'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

/** Far larger than any event we expect. */
const MAX_BODY_BYTES = 512 * 1024

/**
 * Receives Stripe's webhooks. Responds with 2xx only once the event is verified and stored. Any other status makes Stripe deliver it again.
 * See the Stripe documentation on webhooks.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readRawBody(request, { maxBytes: MAX_BODY_BYTES })
  if (body === null) return problem(413, 'The event is too large.')
  try {
    const recorded = await recordEvent(body, request.headers.get('stripe-signature'))
    if (recorded.ok) return Response.json({ received: true })
    log.warn({ refusal: recorded.error.code }, 'Stripe webhook refused')
    switch (recorded.error.code) {
      case 'bad-signature':
        return problem(400, 'Invalid signature.')
      case 'wrong-mode':
        return problem(400, 'This event is for the other mode (test or live).')
      case 'wrong-account':
        return problem(400, 'This event belongs to another account.')
      case 'unknown-order':
        return problem(404, 'Unknown payment.')
    }
  } catch (fault) {
    log.error({ err: fault }, 'Stripe webhook could not be stored')
    return problem(500, 'The event could not be stored. Deliver it again.')
  }
}

function problem(status: number, title: string): Response {
  return Response.json({ title, status }, { status, headers: { 'content-type': 'application/problem+json' } })
}
