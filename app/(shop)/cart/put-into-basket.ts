import { consumeRateLimit, tooManySentence } from '@/lib/auth/limits/rate-limit'
import { addLine } from '@/lib/cart/add-line'
import { cartMessage } from '@/lib/cart/messages'
import { hasCart } from '@/lib/cart/queries'

/** The basket as it is now, or the sentence that tells why nothing was put into it. */
type Put = { basket: { token: string; count: number } } | { refused: string }

/** Puts a choice into a basket. A network may start only a limited number of baskets, because each is a row that stays; existing ones always work. */
export async function putIntoBasket(line: Parameters<typeof addLine>[0] & { ip: string }): Promise<Put> {
  const { ip, ...input } = line
  if (!input.token || !(await hasCart(input.token))) {
    const turn = await consumeRateLimit('basket_per_ip', ip)
    if (!turn.ok) return { refused: `${tooManySentence(turn.error)} Nothing was added to your basket.` }
  }
  const added = await addLine(input)
  return added.ok ? { basket: added.value } : { refused: cartMessage(added.error) }
}
