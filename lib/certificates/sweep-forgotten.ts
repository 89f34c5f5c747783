import { HOUR, MINUTE, now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { queueList } from './ask-for-approvers'
import { enqueueLanesOf } from './lane'
import { scheduleLook } from './leave-unclear'
import { OPEN_ATTEMPT } from './open-attempts'
import { scheduleLookUp } from './park-submission'
import { schedulePoll } from './schedule-poll'
import { WATCHED } from './state'

/** How late a step may be before its job counts as lost; milliseconds. */
const LATE = 10 * MINUTE
/** As many as one sweep takes on; the next minute sees the rest. */
const AT_ONCE = 500

/**
 * Gives a new job to every certificate whose next step is long overdue. Every status change enqueues its job in the same transaction,
 * so this is for what nobody foresaw. The steps themselves do nothing twice. Answers how many were late.
 */
export async function sweepForgotten(): Promise<number> {
  const before = new Date(now().getTime() - LATE)
  const late = await db.certificate.findMany({
    where: {
      OR: [
        { status: { in: ['provisioning', 'sending', 'send_unclear'] }, statusSince: { lt: before } },
        { status: { in: [...WATCHED] }, OR: [{ nextCheckAt: null }, { nextCheckAt: { lt: before } }] },
      ],
    },
    select: { id: true, status: true },
    orderBy: { id: 'asc' },
    take: AT_ONCE,
  })
  const unbought = late.filter(({ status }) => status === 'provisioning').map(({ id }) => id)
  await inTransaction((tx) => enqueueLanesOf(tx, unbought))
  for (const { id, status } of late) {
    if (status === 'provisioning') continue
    await inTransaction((tx) => {
      if (status === 'sending') return enqueue(tx, 'certificate.submit', { certificateId: id }, { key: `submit:${id}` })
      return status === 'send_unclear' ? scheduleLookUp(tx, id) : schedulePoll(tx, id, now())
    })
  }
  const lists = await db.configuration.findMany({
    where: { approversStatus: 'queued', savedAt: { lt: before }, certificate: { enomCertId: { not: null } } },
    include: { certificate: { select: { id: true, enomCertId: true } } },
    take: AT_ONCE,
  })
  for (const { certificate, revision } of lists) await inTransaction((tx) => queueList(tx, certificate, revision))
  return late.length + lists.length + (await lookForForgotten(before))
}

/** Purchases of which nobody has heard for long: cut off, or without an appointment to look. A parked one is looked for each hour. */
async function lookForForgotten(before: Date): Promise<number> {
  const at = now()
  const hourAgo = new Date(before.getTime() - HOUR)
  const forgotten = await db.purchaseAttempt.findMany({
    where: {
      ...OPEN_ATTEMPT,
      startedAt: { lt: before },
      OR: [{ lookedAt: null }, { openKey: { not: null }, lookedAt: { lt: before } }, { lookedAt: { lt: hourAgo } }],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: AT_ONCE,
  })
  for (const { id } of forgotten) await inTransaction((tx) => scheduleLook(tx, id, at))
  return forgotten.length
}
