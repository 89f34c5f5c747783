import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '../db/client'
import { MailStatus } from '../db/generated/enums'
import { MAIL_STEPS, moveMail } from './move-mail'

const STATUSES = Object.values(MailStatus)

async function mailIn(status: MailStatus): Promise<string> {
  const data = { kind: 'staff_alert', onceKey: randomUUID(), to: 'jo@shop.test', data: {}, status }
  return (await db.mail.create({ data, select: { id: true } })).id
}

test('C1: an email’s status changes only as its transition table allows, whether through the shop or directly in the database', async () => {
  const wrong: string[] = []
  for (const from of STATUSES) {
    for (const to of STATUSES.filter((status) => status !== from)) {
      const isAllowed = MAIL_STEPS[from].some((next) => next === to)
      const [byVerb, byHand] = [await mailIn(from), await mailIn(from)]
      const hasMoved = to !== 'queued' && (await moveMail(db, byVerb, { to, facts: {} }))
      const taken = await db.mail.update({ where: { id: byHand }, data: { status: to } }).then(
        () => true,
        () => false,
      )
      if (hasMoved !== isAllowed || taken !== isAllowed) wrong.push(`${from} -> ${to}`)
    }
  }
  expect(wrong).toEqual([])
})
