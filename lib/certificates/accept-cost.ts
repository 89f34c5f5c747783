import type { Actor } from '../actor'
import type { Result } from '../result'
import { buyAnew } from './buy-anew'
import type { ResolveRefusal } from './resolve-refusal'

/** Staff agree that this certificate may cost the shop so much, in minor units of the account's currency; it is bought now. */
export function acceptCost(actor: Actor, id: string, { cost }: { cost: number }): Promise<Result<undefined, ResolveRefusal>> {
  return buyAnew(actor, id, {
    from: ['purchase_blocked'],
    kind: 'certificate.cost_accepted',
    detail: { cost },
    facts: { acceptedCost: cost },
  })
}
