import { consumeRateLimit, tooManySentence } from '@/lib/auth/limits/rate-limit'
import { addLine } from '@/lib/cart/add-line'
import { cartMessage } from '@/lib/cart/messages'
import { hasCart } from '@/lib/cart/queries'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { count } from '@/lib/traffic/count'

/** The new basket, or a sentence explaining why nothing was added. */
type Put = { basket: { token: string; count: number } } | { refused: string }

/**
 * Adds a choice to a basket. The number of new baskets per network is limited, because each one is stored as a row. Existing baskets always
 * work.
 */
export async function putIntoBasket(line: Parameters<typeof addLine>[0] & { ip: string; language: Language }): Promise<Put> {
  const { ip, language, ...input } = line
  const isNew = !input.token || !(await hasCart(input.token))
  if (isNew) {
    const turn = await consumeRateLimit('basket_per_ip', ip)
    if (!turn.ok) return { refused: `${tooManySentence(turn.error, language)} ${wordsOf(language, 'basket')('nothingAdded')}` }
  }
  const added = await addLine(input)
  if (!added.ok) count('stopped_basket', added.error.code)
  else if (isNew) count('basket')
  return added.ok ? { basket: added.value } : { refused: cartMessage(added.error, language) }
}
