import { createHash } from 'node:crypto'
import { DAY, earlier, MINUTE, now } from '../clock'
import { db } from '../db/client'
import type { Prisma } from '../db/generated/client'
import { err, ok, type Result } from '../result'

export type Answer = { status: number; body: object }

/** How long the response for a key is stored. */
export const KEY_KEPT_MS = DAY
/** Longer than any request takes: after this time, the process handling the request must have died. */
const RUNNING_MS = 2 * MINUTE

type Wanted = { tokenId: string; key: string; request: unknown }
type Begun = { id: string; first: null } | { id: null; first: Answer }

/**
 * Records a request before it is executed, so that only one of two concurrent duplicates runs. A repeated request gets the first response.
 * An interrupted request is never executed again, because we can't tell how much of it was done.
 */
export async function beginRequest({
  tokenId,
  key,
  request,
}: Wanted): Promise<Result<Begun, { code: 'key-used' | 'still-running' | 'cut-off' }>> {
  const at = now()
  const requestHash = new Uint8Array(createHash('sha256').update(JSON.stringify(request)).digest())
  await db.apiRequest.deleteMany({ where: { tokenId, key, createdAt: { lte: earlier(at, KEY_KEPT_MS) } } })
  const [made] = await db.apiRequest.createManyAndReturn({ data: [{ tokenId, key, requestHash, createdAt: at }], skipDuplicates: true })
  if (made) return ok({ id: made.id, first: null })
  const earlierOne = await db.apiRequest.findUniqueOrThrow({ where: { tokenId_key: { tokenId, key } } })
  if (!Buffer.from(earlierOne.requestHash).equals(requestHash)) return err({ code: 'key-used' })
  const { status, answer, createdAt } = earlierOne
  if (status !== null && answer !== null) return ok({ id: null, first: { status, body: answer as Prisma.JsonObject } })
  return err({ code: createdAt > earlier(at, RUNNING_MS) ? 'still-running' : 'cut-off' })
}

/** Stores the response to a request, so that repeated requests get the same one. */
export async function endRequest(id: string, { status, body }: Answer): Promise<void> {
  await db.apiRequest.update({ where: { id }, data: { status, answer: body as Prisma.InputJsonObject } })
}

/** Deletes up to `limit` stored responses older than the given time. */
export async function deleteOldRequests(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "ApiRequest" where id in (select id from "ApiRequest" where "createdAt" < ${before} order by "createdAt" limit ${limit})`
}
