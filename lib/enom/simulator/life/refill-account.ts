import type { World } from '../commands/command'
import { Unfit } from './require-in-status'

/** Enom keeps three percent of a card payment. */
const CHARGE_PERCENT = 3

/**
 * Pays an amount (cents) by card into an account. The fee is a separate ledger line.
 * @throws Unfit when the account does not exist.
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
