import type { World } from '../commands/command'
import type { Account } from '../state/schema'

type Books = Pick<World, 'store' | 'clock'>

/** Spends the account's whole balance, as another user would. The ledger shows this as a manual change of the balance. */
export function spendElsewhere({ store, clock }: Books, { loginId }: Account, seconds: number): void {
  const account = store.account(loginId)
  if (!account || account.balance <= 0) return
  const now = clock.now()
  const settings = store.settings()
  const until = new Date(now.getTime() + seconds * 1000).toISOString()
  const before = settings.spentElsewhere[loginId]?.amount ?? 0
  store.commit({
    accounts: [{ ...account, balance: 0 }],
    ledger: [{ kind: 'deposit', at: now.toISOString(), account: loginId, amount: -account.balance }],
    settings: { ...settings, spentElsewhere: { ...settings.spentElsewhere, [loginId]: { amount: before + account.balance, until } } },
  })
}

/** Pays back the amount spent elsewhere once the set time has passed, or immediately with `atOnce`. */
export function giveBack({ store, clock }: Books, { atOnce = false } = {}): void {
  const at = clock.now().toISOString()
  for (const [loginId, { amount, until }] of Object.entries(store.settings().spentElsewhere)) {
    const account = store.account(loginId)
    if (!account || (!atOnce && until > at)) continue
    const settings = store.settings()
    const { [loginId]: _, ...rest } = settings.spentElsewhere
    store.commit({
      accounts: [{ ...account, balance: account.balance + amount }],
      ledger: [{ kind: 'deposit', at, account: loginId, amount }],
      settings: { ...settings, spentElsewhere: rest },
    })
  }
}
