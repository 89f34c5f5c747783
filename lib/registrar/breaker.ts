import { MINUTE, now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { readCode } from '../enom/codes'
import type { EnomError } from '../enom/errors'
import { enqueue } from '../jobs/enqueue'
import { log } from '../log'
import { RegistrarError } from './errors'

/** This many calls in a row without an answer, and an account is left alone but for a probe a minute. */
const FAILURES_TO_OPEN = 10
/** Asks what every account may ask, changes nothing and costs nothing. */
const PROBE_COMMAND = 'GetBalance'
/** Staff who test the connection want to know now. Only lib/registrar/test-connection.ts sends it. */
const UNGUARDED_COMMAND = 'CheckLogin'

/**
 * Lets a call of this command go out, or refuses it because the account has not answered for a while: nothing is sent then, so it can
 * be repeated as if Enom could not be reached. Of all workers one may send the probe, once a minute.
 * @throws RegistrarError `unreachable`
 */
export async function assertCircuitClosed(accountId: string, command: string): Promise<void> {
  const account = await db.enomAccount.findUnique({ where: { id: accountId }, select: { brokenSince: true } })
  if (!account?.brokenSince || command === UNGUARDED_COMMAND) return
  if (command === PROBE_COMMAND && (await claimProbe(accountId))) return
  throw new RegistrarError(
    'unreachable',
    `circuit open: Enom has not answered since ${account.brokenSince.toISOString()}; probing once a minute`,
  )
}

async function claimProbe(accountId: string): Promise<boolean> {
  const at = now()
  const taken = await db.enomAccount.updateMany({
    where: { id: accountId, brokenSince: { not: null }, OR: [{ nextProbeAt: null }, { nextProbeAt: { lte: at } }] },
    data: { nextProbeAt: nextMinute(at) },
  })
  return taken.count === 1
}

/** The sweep comes once in each minute of the clock, now and then a little early. */
function nextMinute(at: Date): Date {
  return new Date((Math.floor(at.getTime() / MINUTE) + 1) * MINUTE)
}

/** Whether Enom itself was missing. It was there if it answered, whatever it said, unless it was closed; "too many requests" is an answer. */
export function isCallFailure({ kind, responseNumber }: EnomError): boolean {
  if (kind === 'unauthorised' || kind === 'doubtful' || kind === 'rate-limited') return false
  return kind !== 'refused' || (responseNumber !== undefined && readCode(responseNumber)?.nature === 'down for maintenance')
}

/** Counts a call that got no answer; opens the breaker at the tenth in a row. */
export async function recordCallFailure(accountId: string): Promise<void> {
  const { failures } = await db.enomAccount.update({
    where: { id: accountId },
    data: { failures: { increment: 1 } },
    select: { failures: true },
  })
  if (failures < FAILURES_TO_OPEN) return
  const at = now()
  const opened = await db.enomAccount.updateMany({
    where: { id: accountId, brokenSince: null },
    data: { brokenSince: at, nextProbeAt: nextMinute(at) },
  })
  if (opened.count) log.error({ accountId, failures }, 'circuit open: Enom does not answer')
}

/** Records an answer: closes the circuit and resumes what was on hold for Enom. */
export async function recordCallSuccess(accountId: string): Promise<void> {
  const data = { failures: 0, brokenSince: null, nextProbeAt: null }
  const { count } = await db.enomAccount.updateMany({ where: { id: accountId, failures: { gt: 0 }, brokenSince: null }, data })
  if (count) return
  await inTransaction(async (tx) => {
    const closed = await tx.enomAccount.updateMany({ where: { id: accountId, brokenSince: { not: null } }, data })
    if (!closed.count) return
    log.warn({ accountId }, 'circuit closed: Enom answers again')
    await enqueue(tx, 'certificate.resume_blocked', {})
  })
}
