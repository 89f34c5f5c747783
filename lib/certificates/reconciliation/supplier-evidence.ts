import { DAY } from '../../clock'
import { db } from '../../db/client'
import type { SupplierOperation } from '../../db/generated/client'
import { RegistrarError } from '../../registrar/errors'
import type { ListedCertificate, Registrar, Transaction } from '../../registrar/translation/types'

/** The certificate in question is nearly always among the newest few. */
const PAGE_SIZE = 50
/** The maximum number of pages read, in case a list never ends. Enough for 25,000 certificates newer than the purchase. */
const MAX_PAGES = 500

/**
 * Returns every certificate in Enom's list with an ID above `floor`, newest first. Reads pages until one goes below `floor`, or to the end
 * if the list is not in the requested order. Requests all products, because we do not know whether Enom's total respects a filter.
 * @throws RegistrarError also if the list ends before its own total is reached, or never ends, because the certificate in question might be
 * missing.
 */
export async function listAbove(
  registrar: Registrar,
  floor: number,
  { pageSize = PAGE_SIZE }: { pageSize?: number } = {},
): Promise<ListedCertificate[]> {
  const found = new Map<number, ListedCertificate>()
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { rows, total } = await registrar.certificates({ page, pageSize })
    for (const row of rows) found.set(row.enomCertId, row)
    const falls = rows.every((row, index) => index === 0 || row.enomCertId < (rows[index - 1]?.enomCertId ?? 0))
    const last = rows.at(-1)
    if (found.size >= total || (falls && last && last.enomCertId <= floor)) {
      return [...found.values()].filter(({ enomCertId }) => enomCertId > floor).sort((a, b) => b.enomCertId - a.enomCertId)
    }
    if (!last) break
  }
  throw new RegistrarError('unreachable', `Enom’s list of certificates ended after ${found.size} entries, although it contains more.`)
}

/** Returns the listed certificates that don't belong to any certificate or operation here. */
export async function unclaimed(accountId: string, rows: readonly ListedCertificate[]): Promise<ListedCertificate[]> {
  const ids = rows.map(({ enomCertId }) => enomCertId)
  if (!ids.length) return []
  const [certificates, attempts] = await Promise.all([
    db.certificate.findMany({ where: { enomAccountId: accountId, enomCertId: { in: ids } }, select: { enomCertId: true } }),
    db.supplierOperation.findMany({ where: { accountId, enomCertId: { in: ids } }, select: { enomCertId: true } }),
  ])
  const held = new Set([...certificates, ...attempts].map(({ enomCertId }) => enomCertId))
  return rows.filter(({ enomCertId }) => !held.has(enomCertId))
}

/**
 * Returns whether a listed certificate matches. `yes`: untouched and of this product and term. `unsure`: the list does not contain enough
 * information.
 */
export function fits(row: ListedCertificate, wanted: { enomProdType: number; years: number }): 'yes' | 'no' | 'unsure' {
  const { enomProdType, validityMonths, stage } = row
  if (enomProdType !== undefined && enomProdType !== wanted.enomProdType) return 'no'
  if (validityMonths !== undefined && validityMonths !== wanted.years * 12) return 'no'
  if (stage !== 'not_configured' && stage !== 'unknown') return 'no'
  return enomProdType === undefined || validityMonths === undefined || stage === 'unknown' ? 'unsure' : 'yes'
}

type Open = Pick<SupplierOperation, 'accountId' | 'enomProdType' | 'years' | 'quote' | 'highestBefore' | 'startedAt'>

/** Returns the certificates in Enom's list that an attempt may have bought, lowest ID first. @throws RegistrarError */
export async function findCertificates(registrar: Registrar, attempt: Open) {
  const { accountId, highestBefore } = attempt
  const rows = await unclaimed(accountId, await listAbove(registrar, highestBefore))
  const of = (verdict: 'yes' | 'unsure') => rows.filter((row) => fits(row, attempt) === verdict).reverse()
  return {
    certificates: of('yes').map(({ enomCertId, enomOrderId = null }) => ({ enomCertId, enomOrderId })),
    doubtful: of('unsure').map(({ enomCertId }) => enomCertId),
  }
}

/**
 * Returns whether money left the account for this attempt although no certificate is listed. That is, whether there is a debit of the same
 * amount, newer than everything we had before, that no order here and no listed certificate explains. Debits of several open attempts with
 * the same amount cannot be told apart, so such a debit counts for each of them until it is claimed. Order numbers distinguish new from
 * old, because the dates in the history have no time zone. Returns null if there is no such debit but the history has a gap, because that
 * proves nothing.
 * @throws RegistrarError
 */
export async function findDebit(registrar: Registrar, attempt: Open): Promise<boolean | null> {
  const { accountId, quote, highestBefore, startedAt } = attempt
  const from = new Date(startedAt.getTime() - DAY).toISOString().slice(0, 10)
  const newest = await db.certificate.aggregate({
    where: { enomAccountId: accountId, enomCertId: { lte: highestBefore } },
    _max: { enomOrderId: true },
  })
  const known = newest._max.enomOrderId ?? 0
  const movements = await registrar.transactions({ from })
  const none = isHistoryContiguous(movements) ? false : null
  const debits = movements.filter(
    ({ amount, orderId }) => amount < 0 && (quote === null || amount === -quote) && (orderId === null || orderId > known),
  )
  if (!debits.length) return none
  const ids = debits.flatMap(({ orderId }) => orderId ?? [])
  const [certificates, attempts] = await Promise.all([
    db.certificate.findMany({ where: { enomAccountId: accountId, enomOrderId: { in: ids } }, select: { enomOrderId: true } }),
    db.supplierOperation.findMany({ where: { accountId, enomOrderId: { in: ids } }, select: { enomOrderId: true } }),
  ])
  const ours = new Set([...certificates, ...attempts].map(({ enomOrderId }) => enomOrderId))
  const open = debits.filter(({ orderId }) => orderId === null || !ours.has(orderId))
  if (!open.length) return none
  // Another product with the same price may have been bought on Enom's own site or by another program.
  const listed = await listAbove(registrar, highestBefore)
  const explained = new Set(listed.filter((row) => fits(row, attempt) === 'no').map(({ enomOrderId }) => enomOrderId))
  return open.some(({ orderId }) => orderId === null || !explained.has(orderId)) || none
}

/**
 * Returns whether an account's history has no gaps. Each movement starts from the balance left by the previous one, so in a complete
 * history only the oldest start and the newest end remain unmatched, regardless of the order of the rows. If a row has no balance, the
 * history cannot be proved complete. See Balance in Enom's GetTransHistory.
 */
export function isHistoryContiguous(transactions: readonly Pick<Transaction, 'amount' | 'balance'>[]): boolean {
  const unmatched = new Map<number, number>()
  const count = (balance: number, by: number) => unmatched.set(balance, (unmatched.get(balance) ?? 0) + by)
  for (const { amount, balance } of transactions) {
    if (balance === null) return false
    count(balance, 1)
    count(balance - amount, -1)
  }
  const ends = [...unmatched.values()].reduce((sum, left) => sum + Math.max(0, left), 0)
  return ends <= 1
}
