import { log } from '../../log'
import { openRegistrar } from '../../registrar/connection/open-registrar'
import { RegistrarError } from '../../registrar/errors'
import type { Registrar } from '../../registrar/translation/types'
import { type AuditedMoney, compareBalance, readMovements } from './compare-balance'
import { compareCosts } from './compare-costs'
import { compareList, type Listed } from './compare-list'
import { findFree } from './find-free'
import { findMissing } from './find-missing'
import { findUnbought } from './find-unbought'
import { finishRun } from './finish-run'
import { keepMovements } from './keep-movements'
import { openRun, type Run } from './run'

/**
 * Compares everything in an Enom account with the shop's records, in both directions, and records the differences. Staff get one email if
 * anything new is found. Incomplete data proves nothing: if the list is incomplete, nothing is reported as missing; if the transactions are
 * incomplete, no money is compared. The run reports either case.
 */
export async function auditAccount(accountId: string): Promise<void> {
  const registrar = await openRegistrar({ accountId })
  const run = registrar && (await openRun(registrar))
  if (!run || !registrar) return
  const troubles: string[] = []
  const listed: Listed = { seen: new Set(), perOrder: new Map(), isWhole: false }
  await unlessUnread(troubles, 'The list of certificates', async () => {
    await compareList(run, registrar, listed)
    if (!listed.isWhole) troubles.push('Enom listed fewer certificates than its own total.')
  })
  let wasListed = false
  let unknown: string[] = []
  if (listed.isWhole) {
    await unlessUnread(troubles, 'Certificates that are not listed', async () => {
      const { unasked, unread } = await findMissing(run, registrar, listed.seen)
      unknown = [...unasked, ...unread]
      wasListed = true
      if (unread.length) troubles.push(unreadText(unread.length))
      if (unasked.length) troubles.push(unaskedText(unasked.length))
    })
  }
  const money = await auditMoney(run, registrar, listed, troubles)
  await findUnbought(run)
  await finishRun(run, { certificates: listed.seen.size, wasListed, unknown, money, problemText: troubles.join(' ') || null })
}

function unreadText(count: number): string {
  return count === 1
    ? '1 certificate that is not listed could not be read from Enom.'
    : `${count} certificates that are not listed could not be read from Enom.`
}

function unaskedText(count: number): string {
  return count === 1
    ? '1 more certificate that is not listed was not checked.'
    : `${count} more certificates that are not listed were not checked.`
}

async function auditMoney(run: Run, registrar: Registrar, { perOrder, isWhole }: Listed, troubles: string[]): Promise<AuditedMoney | null> {
  let audited: AuditedMoney | null = null
  await unlessUnread(troubles, 'The account’s transactions', async () => {
    const movements = await readMovements(run, registrar)
    await keepMovements(run.accountId, movements.from, movements.transactions)
    await compareCosts(run, movements.transactions, isWhole ? perOrder : null)
    await findFree(run, movements.transactions, movements.from)
    if (movements.balance === null) troubles.push('The balance kept changing while we read it, so it was not compared.')
    audited = await compareBalance(run, movements)
  })
  return audited
}

async function unlessUnread(troubles: string[], what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ trouble: error.trouble, what }, 'audit incomplete')
    troubles.push(`${what} could not be read completely: ${error.text.replace(/\.$/, '')}.`)
  }
}
