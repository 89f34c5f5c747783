import { db } from '../../db/client'
import { saysNo, saysNotThere } from '../../registrar/errors'
import type { Registrar } from '../../registrar/translation/types'
import { recordFound } from './record-found'
import type { Run } from './run'

/**
 * Number of certificates checked individually per run: first those not yet reported missing, in random order, so that each is eventually
 * checked.
 */
const MISSING_CHECKS_PER_RUN = 50

/**
 * Finds certificates in the shop that Enom's complete list does not contain. Each is checked individually first, because a list can skip
 * one. Recent purchases are left out because the list may be delayed. A certificate counts as missing only if Enom reports that it does not
 * exist; after any other error it counts as unread.
 * @throws RegistrarError if Enom could not be called.
 */
export async function findMissing(run: Run, registrar: Pick<Registrar, 'detail'>, seen: ReadonlySet<number>): Promise<Unknown> {
  const unlisted = await db.$queryRaw<Unlisted[]>`
    select c.id, c."enomCertId", certificate_place(c.stage, c.hold, c."validationStep", c."closedReason") as place, 'certificate:' || c."enomCertId" as about
      from "Certificate" c left join unnest(${[...seen]}::int[]) as s(number) on s.number = c."enomCertId"
      left join "AuditDifference" d
        on d."accountId" = c."enomAccountId" and d.kind = 'missing' and d.about = 'certificate:' || c."enomCertId"
     where c."enomAccountId" = ${run.accountId}::uuid and c."enomCertId" is not null and s.number is null
       and c.stage <> 'closed'
       and not exists (
         select 1 from "CertificateEvent" e
          where e."certificateId" = c.id and e.kind = 'certificate.purchased' and e.at > ${run.settledBefore})
     order by d."lastSeenAt" nulls first, random()`
  const asked: Record<Answer, Unlisted[]> = { known: [], missing: [], unread: [] }
  for (const row of unlisted.slice(0, MISSING_CHECKS_PER_RUN)) asked[await askAbout(registrar, row.enomCertId)].push(row)
  await recordFound(
    run,
    asked.missing.map(({ id, enomCertId, place, about }) => ({
      kind: 'missing' as const,
      about,
      enomCertId,
      certificateId: id,
      detail: { place },
    })),
  )
  return { unasked: unlisted.slice(MISSING_CHECKS_PER_RUN).map(({ about }) => about), unread: asked.unread.map(({ about }) => about) }
}

/**
 * The `about` keys of unlisted certificates that remain unchecked: those that the run did not reach, and those for which Enom gave no
 * response.
 */
type Unknown = { unasked: string[]; unread: string[] }

type Unlisted = { id: string; enomCertId: number; place: string; about: string }
type Answer = 'known' | 'missing' | 'unread'

async function askAbout(registrar: Pick<Registrar, 'detail'>, enomCertId: number): Promise<Answer> {
  try {
    await registrar.detail(enomCertId)
    return 'known'
  } catch (cause) {
    if (saysNotThere(cause)) return 'missing'
    if (saysNo(cause)) return 'unread'
    throw cause
  }
}
