import { db } from '../db/client'
import { RegistrarError } from '../registrar/errors'
import type { Registrar } from '../registrar/types'
import { ENDED } from './behind'
import { recordFound } from './record-found'
import type { Run } from './run'

/** So many are asked about one by one in a run: first those never found missing, in no order, so that each has its turn some night. */
const ASKED = 50

/**
 * Certificates here that Enom's whole list does not hold. Each is asked about first: a list may slip, an answer about one does not.
 * What was bought a moment ago is left out, for the list may lag behind. Returns those it did not get to, as `about`; nothing is known of
 * them.
 * @throws RegistrarError when Enom could not be asked.
 */
export async function findMissing(run: Run, registrar: Pick<Registrar, 'detail'>, seen: ReadonlySet<number>): Promise<string[]> {
  const unlisted = await db.$queryRaw<Unlisted[]>`
    select c.id, c."enomCertId", c.status::text as status, 'certificate:' || c."enomCertId" as about
      from "Certificate" c left join unnest(${[...seen]}::int[]) as s(number) on s.number = c."enomCertId"
      left join "AuditDifference" d
        on d."accountId" = c."enomAccountId" and d.kind = 'missing' and d.about = 'certificate:' || c."enomCertId"
     where c."enomAccountId" = ${run.accountId}::uuid and c."enomCertId" is not null and s.number is null
       and c.status <> all(${[...ENDED]}::text[]::"CertificateStatus"[])
       and not exists (
         select 1 from "CertificateEvent" e
          where e."certificateId" = c.id and e.kind = 'certificate.purchased' and e.at > ${run.settledBefore})
     order by d."lastSeenAt" nulls first, random()`
  const missing: Unlisted[] = []
  for (const row of unlisted.slice(0, ASKED)) if (!(await isKnown(registrar, row.enomCertId))) missing.push(row)
  await recordFound(
    run,
    missing.map(({ id, enomCertId, status, about }) => ({
      kind: 'missing' as const,
      about,
      enomCertId,
      certificateId: id,
      detail: { status },
    })),
  )
  return unlisted.slice(ASKED).map(({ about }) => about)
}

type Unlisted = { id: string; enomCertId: number; status: string; about: string }

async function isKnown(registrar: Pick<Registrar, 'detail'>, enomCertId: number): Promise<boolean> {
  try {
    await registrar.detail(enomCertId)
    return true
  } catch (cause) {
    if (cause instanceof RegistrarError && (cause.trouble === 'refused_for_good' || cause.trouble === 'fixable')) return false
    throw cause
  }
}
