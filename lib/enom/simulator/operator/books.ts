import type { Store } from '../state/store'

/**
 * Reconciles the books: returns each account's balance according to the ledger (cents), and whether every certificate has exactly one
 * purchase line. `agrees` is false if anything differs.
 */
export function addUpBooks(store: Store) {
  const ledger = store.ledger()
  const sums = new Map(store.accounts().map(({ loginId, balance }) => [loginId, { deposits: 0, purchases: 0, refunds: 0, balance }]))
  const lines = new Map<number, number>()
  for (const entry of ledger) {
    const sum = sums.get(entry.account) ?? { deposits: 0, purchases: 0, refunds: 0, balance: 0 }
    sums.set(entry.account, sum)
    if (entry.kind === 'deposit') sum.deposits += entry.amount
    if (entry.kind === 'refund') sum.refunds += entry.cost
    if (entry.kind === 'purchase') {
      sum.purchases += entry.cost
      lines.set(entry.certId, (lines.get(entry.certId) ?? 0) + 1)
    }
  }
  const accounts = [...sums].map(([account, sum]) => ({ account, ...sum, expected: sum.deposits - sum.purchases + sum.refunds }))
  const certIds = store.certificates().map(({ certId }) => certId)
  const known = new Set(certIds)
  const withoutPurchase = certIds.filter((certId) => !lines.has(certId))
  const boughtTwice = [...lines].filter(([, count]) => count > 1).map(([certId]) => certId)
  const unknown = [...lines.keys()].filter((certId) => !known.has(certId))
  const brokenAt = store.ledgerBrokenAt()
  const isWhole = withoutPurchase.length + boughtTwice.length + unknown.length === 0 && brokenAt === null
  return {
    agrees: isWhole && accounts.every(({ balance, expected }) => balance === expected),
    accounts,
    certificates: { count: certIds.length, withoutPurchase, boughtTwice, unknown },
    ledger: { lines: ledger.length, brokenAt },
  }
}
