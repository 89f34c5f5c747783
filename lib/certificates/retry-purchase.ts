import type { Actor } from '../actor'
import type { Also } from '../db/transaction'
import type { Result } from '../result'
import { buyAnew } from './buy-anew'
import type { ResolveRefusal } from './resolve-refusal'

/** Staff let a refused or waiting purchase be tried again now. */
export function retryPurchase(actor: Actor, id: string, { also }: { also?: Also } = {}): Promise<Result<undefined, ResolveRefusal>> {
  return buyAnew(actor, id, { from: ['purchase_failed', 'purchase_blocked'], kind: 'certificate.purchase_retried' }, also)
}
