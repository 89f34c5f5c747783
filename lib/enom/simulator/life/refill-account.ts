import type { World } from '../commands/command'
import { Unfit } from './require-in-status'

/** Enom keeps three percent of what a card pays in. */
const CHARGE_PERCENT = 3

/**
 * A card pays an amount (cents) into an account; the charge for it stands in the ledger as a line of its own.
 * @throws Unfit when there is no such account.
 */
export function refillAccount({ store, clock }: World, loginId: string, amount: number): void {
  const account = store.account(loginId)
  if (!account) throw new Unfit(`There is no account ${loginId}`)
  const charge = Math.round((amount * CHARGE_PERCENT) / 100)
  const line = { at: clock.now().toISOString(), kind: 'deposit' as const, account: account.loginId }
  store.commit({
    accounts: [{ ...account, balance: account.balance + amount - charge }],
    ledger: [
      { ...line, amount },
      { ...line, amount: -charge, isCharge: true },
    ],
  })
}
