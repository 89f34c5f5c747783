import { redirect } from 'next/navigation'
import { muteByToken } from '@/lib/users/muted/mute-by-token'

/** The response to a person who opens the address instead of posting to it. Opening it changes nothing. */
export function GET(): never {
  redirect('/account/notifications')
}

/** Unsubscribes from one kind of email, with the one-click request that mail programs send (RFC 8058). */
export async function POST(_request: Request, { params }: RouteContext<'/api/unsubscribe/[token]'>): Promise<Response> {
  const { token } = await params
  const muted = await muteByToken(token)
  const headers = { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' }
  return muted.ok
    ? new Response('You will no longer get emails of this kind.\n', { headers })
    : new Response('There is nothing at this address.\n', { status: 404, headers })
}
