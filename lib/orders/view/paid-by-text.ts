import type { PaidBy } from '../../db/generated/enums'
import { wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'

/** Returns how an order was paid outside Stripe: `Bank transfer: TRX 1`. */
export function paidByText(
  { paidBy, reference }: { paidBy: PaidBy; reference: string | null },
  language: Language = DEFAULT_LANGUAGE,
): string {
  return [wordsOf(language, 'orderSaid')(`paidBy.${paidBy}`), reference].filter(Boolean).join(': ')
}
