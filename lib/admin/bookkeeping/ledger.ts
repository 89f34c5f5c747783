import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import type { ChangedSince } from '../../audit-log/stale-text'
import { db } from '../../db/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { versionOf } from '../../version-of'
import { DATEV, LEDGER, type LedgerInput, type LedgerNumbers } from './schema'

/** Returns the account numbers: the defaults until staff choose others. Null for anyone but staff. */
export async function getLedger(actor: Actor): Promise<LedgerNumbers | null> {
  return mayStaff(actor, 'see') ? readLedger(db) : null
}

async function readLedger(tx: Tx): Promise<LedgerNumbers> {
  const usual = Object.fromEntries(Object.entries({ ...LEDGER, ...DATEV }).map(([key, { number }]) => [key, number])) as LedgerNumbers
  const chosen = await tx.ledgerAccount.findMany({ where: { key: { in: Object.keys(usual) } } })
  return { ...usual, ...Object.fromEntries(chosen.map(({ key, number }) => [key, number])) }
}

/** Saves the account numbers. All later exports use them. */
export async function saveLedger(
  actor: Actor,
  { version, ...numbers }: LedgerInput,
): Promise<Result<undefined, { code: 'not-found' } | ChangedSince>> {
  if (!mayStaff(actor, 'settings')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    await tx.$executeRaw`lock table "LedgerAccount" in share row exclusive mode`
    const before = await readLedger(tx)
    if (version && versionOf(before) !== version) {
      return err({ code: 'changed-since', version: versionOf(before), theirs: before, yours: numbers })
    }
    await tx.ledgerAccount.deleteMany()
    await tx.ledgerAccount.createMany({ data: Object.entries(numbers).map(([key, number]) => ({ key, number })) })
    await recordStaffAction(tx, actor, { action: 'settings.ledger', subject: { kind: 'settings' }, before, after: numbers })
    return ok()
  })
}
