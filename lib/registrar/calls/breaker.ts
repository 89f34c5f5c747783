import { MINUTE, now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { readCode } from '../../enom/codes'
import type { EnomError } from '../../enom/errors'
import { enqueue } from '../../jobs/enqueue'
import { log } from '../../log'
import { RegistrarError } from '../errors'

/** After this many consecutive calls without a response, an account gets only one probe per minute. */
const FAILURES_TO_OPEN = 10
/** A command that every account may use, and that changes and costs nothing. */
const PROBE_COMMAND = 'GetBalance'
/** Staff who test the connection want an immediate result. Only lib/registrar/connection/test-connection.ts sends this command. */
const UNGUARDED_COMMAND = 'CheckLogin'

/**
 * Allows a call of this command, or refuses it if Enom has not responded for a while. A refused call is not sent, so it can be repeated as
 * if Enom had been unreachable. Once per minute, one of the workers may send a probe.
 * @throws RegistrarError `unreachable`
 */
export async function assertCircuitClosed(accountId: string, command: string): Promise<void> {
  const account = await db.enomAccount.findUnique({ where: { id: accountId }, select: { brokenSince: true } })
  if (!account?.brokenSince || command === UNGUARDED_COMMAND) return
  if (command === PROBE_COMMAND && (await claimProbe(accountId))) return
  throw new RegistrarError(
    'unreachable',
    `circuit open: Enom has not responded since ${account.brokenSince.toISOString()}; probing once a minute`,
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

/** Returns the start of the next clock minute. The sweep runs once a minute, sometimes a little early. */
function nextMinute(at: Date): Date {
  return new Date((Math.floor(at.getTime() / MINUTE) + 1) * MINUTE)
}

/**
 * Whether a call failed because Enom was down. Any response, even "too many requests", means that it was up, unless the response says that
 * Enom is down for maintenance.
 */
export function isCallFailure({ kind, responseNumber }: EnomError): boolean {
  if (kind === 'unauthorised' || kind === 'doubtful' || kind === 'rate-limited') return false
  return kind !== 'refused' || (responseNumber !== undefined && readCode(responseNumber)?.nature === 'down for maintenance')
}

/** Counts a call without a response. Opens the circuit after the tenth in a row. */
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
  if (opened.count) log.error({ accountId, failures }, 'circuit open: Enom does not respond')
}

/** Records a response: closes the circuit and resumes what was on hold because Enom did not respond. */
export async function recordCallSuccess(accountId: string): Promise<void> {
  const data = { failures: 0, brokenSince: null, nextProbeAt: null }
  const { count } = await db.enomAccount.updateMany({ where: { id: accountId, failures: { gt: 0 }, brokenSince: null }, data })
  if (count) return
  await inTransaction(async (tx) => {
    const closed = await tx.enomAccount.updateMany({ where: { id: accountId, brokenSince: { not: null } }, data })
    if (!closed.count) return
    log.warn({ accountId }, 'circuit closed: Enom responds again')
    await enqueue(tx, 'certificate.resume_blocked', {})
  })
}
