import { clientIp } from '@/lib/auth/limits/client-ip'
import { consumeRateLimit, tooManySentence } from '@/lib/auth/limits/rate-limit'
import { answerPull, plain } from './answer-pull'

/** Serves a certificate's latest file to a server that has a link to it. */
export async function GET(request: Request, { params }: RouteContext<'/pull/[token]/[what]'>): Promise<Response> {
  const turn = await consumeRateLimit('pull_per_ip', await clientIp())
  if (!turn.ok) return plain(429, `${tooManySentence(turn.error)}\n`, { 'retry-after': String(turn.error.minutes * 60) })
  return answerPull(await params, request.headers.get('if-none-match'))
}
