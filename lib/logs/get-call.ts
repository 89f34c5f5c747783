import { z } from 'zod'
import type { Actor } from '../actor'
import { db } from '../db/client'
import { mayStaff } from '../permissions'
import { enomFields } from './call-text'
import { CALL_COLUMNS, type CallRow, countAttempts, toCall } from './list-calls'

export type CallDetail = CallRow & {
  loginId: string
  testMode: boolean
  /** The request parameters, under Enom's names. Login, password, certificate request and contacts are never recorded. */
  request: { name: string; value: string }[]
  /** The numbers Enom returned. Nothing else in its response is recorded. */
  reply: { name: string; value: string }[]
}

/** The columns of a call needed by its page and by support messages. */
const DETAIL_COLUMNS = {
  ...CALL_COLUMNS,
  input: true,
  reply: true,
  account: { select: { id: true, label: true, loginId: true, testMode: true } },
} as const

/** Returns one call to Enom. Null if it does not exist or the actor is not staff. */
export async function getCall(actor: Actor, id: string): Promise<CallDetail | null> {
  if (!mayStaff(actor, 'logs') || !z.uuid().safeParse(id).success) return null
  const [call] = await readCalls({ id }, 1)
  return call ?? null
}

/** The maximum number of calls in a support message, so that it stays readable. */
const MAX_CALLS = 30

/** Returns the latest calls about one certificate, oldest first. Empty unless the actor is staff. */
export async function getCallsOf(actor: Actor, certificateId: string): Promise<CallDetail[]> {
  if (!mayStaff(actor, 'logs') || !z.uuid().safeParse(certificateId).success) return []
  return (await readCalls({ certificateId }, MAX_CALLS)).reverse()
}

async function readCalls(where: { id: string } | { certificateId: string }, take: number): Promise<CallDetail[]> {
  const rows = await db.enomCall.findMany({ where, orderBy: { id: 'desc' }, take, select: DETAIL_COLUMNS })
  const attempts = await countAttempts(rows.map(({ id }) => id))
  return rows.map(({ input, reply, account: { loginId, testMode, ...account }, ...row }) => ({
    ...toCall({ ...row, account }),
    attempt: attempts.get(row.id) ?? null,
    loginId,
    testMode,
    request: enomFields(input),
    reply: enomFields(reply),
  }))
}
