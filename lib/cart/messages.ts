import type { AddLineRefusal } from './add-line'
import type { ChangeQuantityRefusal } from './change-quantity'
import { MAX_CERTIFICATES, MAX_LINES, MAX_QUANTITY } from './schema'

/** Returns the sentence for a refusal by the basket. */
export function cartMessage(refusal: AddLineRefusal | ChangeQuantityRefusal): string {
  switch (refusal.code) {
    case 'not-for-sale':
      return 'This option is no longer sold. Open the certificate’s page again to see what is. Your basket is as you left it.'
    case 'too-many':
      return `To buy more than ${MAX_QUANTITY} of one certificate, write to us. Your basket is as you left it.`
    case 'too-many-in-all':
      return `A basket holds at most ${MAX_CERTIFICATES} certificates. Order these first. Your basket is as you left it.`
    case 'basket-full':
      return `A basket holds at most ${MAX_LINES} different lines. Order these first.`
    case 'line-gone':
      return 'That line is no longer in your basket.'
  }
}
