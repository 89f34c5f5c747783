import { LEFT_TO_STAFF } from '../../../lib/certificates/lifecycle/holds'
import { complaints, judge, type Verdict } from '../judge/invariants'
import { readLedgers } from '../judge/ledgers'
import type { FaultShop } from './shop'

export type Settlement = { seconds: number; isSettled: boolean; verdicts: readonly Verdict[]; unsettled: readonly string[] }

const LOOK_EVERY = 1_000

/**
 * Waits until nothing is in progress: the ledgers agree, and no paid certificate is waiting to be bought. Returns the time taken, and what
 * was still pending when `patience` (milliseconds) ran out. `ids` are the invariants that must hold; all of them by default.
 */
export async function untilSettled(shop: FaultShop, patience: number, ids?: readonly Verdict['id'][]): Promise<Settlement> {
  const began = Date.now()
  for (;;) {
    const verdicts = judge(await readLedgers(shop)).filter(({ id }) => ids?.includes(id) ?? true)
    const open = await whatIsOpen(shop)
    const unsettled = [...complaints(verdicts), ...open]
    const took = Date.now() - began
    if (!unsettled.length || took > patience) return { seconds: took / 1000, isSettled: !unsettled.length, verdicts, unsettled }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
  }
}

/** Describes the work that should have completed automatically but did not, for the error message of a run that did not settle. */
async function whatIsOpen({ query }: FaultShop): Promise<string[]> {
  const [certificates, refunds, attempts] = await Promise.all([
    query<{
      text: string
    }>(
      `select c.id || ' is ' || certificate_place(c.stage, c.hold, c."validationStep", c."closedReason") || coalesce(' (' || c."problemText" || ')', '') as text from "Certificate" c
      where (c.stage = 'submission' or c.stage = 'purchase' and coalesce(c.hold::text, '') <> all($1)) order by 1`,
      [LEFT_TO_STAFF],
    ),
    query<{ text: string }>(`select 'refund ' || id || ' is ' || status as text from "Refund" where status in ('requested', 'sent')`),
    query<{ text: string }>(
      `select 'attempt ' || id || ' is ' || state as text from "SupplierOperation" where state in ('started', 'unknown')`,
    ),
  ])
  return [...certificates, ...refunds, ...attempts].map(({ text }) => text)
}
