import { OPEN_PURCHASE } from '../../certificates/operation/open'
import { fillOrderIds } from '../../certificates/purchase/fill-facts'
import { HOUR } from '../../clock'
import { db } from '../../db/client'
import type { ListedCertificate, Registrar } from '../../registrar/translation/types'
import { BEHIND } from './behind'
import { type Found, recordFound } from './record-found'
import type { Run } from './run'

/** A limit of one million certificates, in case a list never ends. */
const MAX_PAGES = 4_000
const PAGE_SIZE = 250
const OPEN = [...OPEN_PURCHASE.state.in]
/** The shop checks a certificate at Enom at least daily. A certificate not checked for longer than this has been missed. */
const LONGEST_PAUSE = 26 * HOUR

export type Listed = {
  /** All certificate IDs that Enom listed. */
  seen: Set<number>
  /** Number of certificates in each order at Enom. */
  perOrder: Map<number, number>
  /** Whether the list was read without gaps. */
  isWhole: boolean
}

/**
 * Reads every page of Enom's list and compares each page with the shop's records as it arrives. Finds certificates that belong to no order
 * in the shop, that Enom refunded, or that are ahead at Enom. Keeps only the IDs in memory, so even large accounts are cheap to compare. A
 * certificate bought during the run shifts the pages by one row: a row may then appear twice, but none is lost.
 * @throws RegistrarError if a page could not be read; findings up to that point are kept.
 */
export async function compareList(run: Run, registrar: Pick<Registrar, 'certificates'>, listed: Listed): Promise<void> {
  let expected = 0
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { rows, total } = await registrar.certificates({ page })
    if (page === 1) expected = total
    const fresh = rows.filter(({ enomCertId }) => !listed.seen.has(enomCertId))
    await comparePage(run, fresh)
    for (const { enomCertId, enomOrderId } of fresh) {
      listed.seen.add(enomCertId)
      if (enomOrderId !== undefined) listed.perOrder.set(enomOrderId, (listed.perOrder.get(enomOrderId) ?? 0) + 1)
    }
    if (!rows.length || page * PAGE_SIZE >= total) break
  }
  listed.isWhole = listed.seen.size >= expected
}

type Row = { enomCertId: number; certificateId: string | null; place: string | null }

async function comparePage(run: Run, rows: readonly ListedCertificate[]): Promise<void> {
  if (!rows.length) return
  await fillOrderIds(run.accountId, rows)
  const page = JSON.stringify(rows.map(({ enomCertId, enomProdType, stage }) => ({ enomCertId, enomProdType, stage })))
  const different = await db.$queryRaw<Row[]>`
    select l."enomCertId", c.id as "certificateId", certificate_place(c.stage, c.hold, c."validationStep", c."closedReason") as place
      from jsonb_to_recordset(${page}::jsonb) as l("enomCertId" int, "enomProdType" int, stage text)
      left join "Certificate" c on c."enomAccountId" = ${run.accountId}::uuid and c."enomCertId" = l."enomCertId"
     where case
       when c.id is null then l.stage <> 'refunded' and not exists (
         select 1 from "SupplierOperation" a
          where a.kind = 'purchase' and a."accountId" = ${run.accountId}::uuid and a."enomProdType" = l."enomProdType"
            and a.state = any(${OPEN}::text[]::"OperationState"[])
            and a."highestBefore" < l."enomCertId" and a."startedAt" > ${run.settledBefore})
       when l.stage = 'refunded' then c.stage <> 'closed' or c."closedReason" = 'terminated'
       else (certificate_place(c.stage, c.hold, c."validationStep", c."closedReason") || ' ' || l.stage) = any(${[...BEHIND]}::text[])
        and greatest(c."statusSince", c."checkedAt") < ${new Date(run.startedAt.getTime() - HOUR)}
        and (c."nextCheckAt" is null or c."nextCheckAt" < ${new Date(run.startedAt.getTime() - HOUR)}
             or greatest(c."statusSince", c."checkedAt") < ${new Date(run.startedAt.getTime() - LONGEST_PAUSE)})
     end`
  const byId = new Map(rows.map((row) => [row.enomCertId, row]))
  await recordFound(
    run,
    different.flatMap((row) => toFound(row, byId.get(row.enomCertId))),
  )
}

function toFound({ enomCertId, certificateId, place }: Row, listed: ListedCertificate | undefined): Found[] {
  if (!listed) return []
  const { stage, statusId, statusText } = listed
  const at = { about: `certificate:${enomCertId}`, enomCertId }
  if (certificateId === null || place === null) return [{ kind: 'orphan', ...at, detail: factsOf(listed) }]
  const kind = stage === 'refunded' ? 'refunded_upstream' : 'stale'
  return [{ kind, ...at, certificateId, detail: { stage, statusId, statusText, place } }]
}

function factsOf(row: ListedCertificate): Found['detail'] {
  return {
    product: row.productName?.replace(/^SSL Certificate - /, ''),
    enomProdType: row.enomProdType,
    months: row.validityMonths,
    domainName: row.domainName,
    statusText: row.statusText,
    statusId: row.statusId,
    stage: row.stage,
    orderDate: row.orderDate,
    expiresAt: row.expiresAt,
    enomOrderId: row.enomOrderId,
  }
}
