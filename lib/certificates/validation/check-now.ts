import type { Actor } from '../../actor'
import { now } from '../../clock'
import { type Also, inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'
import { CHECK_NOW_PAUSE_MS, schedulePoll } from './schedule'

export type CheckRefusal = { code: 'not-found' | 'not-waiting' } | { code: 'too-soon'; seconds: number }

/**
 * Checks the authority's progress immediately, at most once a minute for all viewers together. Only staff can check again on a held file.
 */
export function checkNow(actor: Actor, id: string, { also }: { also?: Also } = {}): Promise<Result<undefined, CheckRefusal>> {
  return inTransaction(async (tx) => {
    const certificate = await tx.certificate.findFirst({ where: ownCertificate(actor, id, 'check') })
    if (!certificate) return err({ code: 'not-found' })
    if (certificate.stage !== 'validation' || (certificate.hold && !mayStaff(actor, 'certificates'))) return err({ code: 'not-waiting' })
    const at = now()
    // The last attempt counts even if Enom did not respond.
    const asked = await tx.enomCall.findFirst({
      where: { certificateId: id, command: 'CertGetCertDetail' },
      orderBy: { id: 'desc' },
      select: { startedAt: true },
    })
    const left = (asked?.startedAt.getTime() ?? 0) + CHECK_NOW_PAUSE_MS - at.getTime()
    if (left > 0) return err({ code: 'too-soon', seconds: Math.ceil(left / 1000) })
    await schedulePoll(tx, id, at)
    await also?.(tx)
    return ok()
  })
}
