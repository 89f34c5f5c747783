import { db } from '../db/client'
import { RegistrarError } from '../registrar/errors'
import type { Registrar } from '../registrar/types'
import { ENDED } from './behind'
import { recordFound } from './record-found'
import type { Run } from './run'

/** So many are asked about one by one before they are called missing; more than that is no slip of a list. */
const ASKED = 50

/**
 * Certificates here that Enom's whole list does not hold. Each is asked about first: a list may slip, an answer about one does not.
 * What was bought a moment ago is left out, for the list may lag behind.
 * @throws RegistrarError when Enom could not be asked.
 */
export async function findMissing(run: Run, registrar: Pick<Registrar, 'detail'>, seen: ReadonlySet<number>): Promise<void> {
  const unlisted = await db.$queryRaw<{ id: string; enomCertId: number; status: string }[]>`
    select c.id, c."enomCertId", c.status::text as status
      from "Certificate" c left join unnest(${[...seen]}::int[]) as s(number) on s.number = c."enomCertId"
     where c."enomAccountId" = ${run.accountId}::uuid and c."enomCertId" is not null and s.number is null
       and c.status::text <> all(${[...ENDED]}::text[])
       and not exists (
         select 1 from "CertificateEvent" e
          where e."certificateId" = c.id and e.kind = 'certificate.purchased' and e.at > ${run.settledBefore})`
  const missing: typeof unlisted = []
  for (const [index, row] of unlisted.entries()) {
    if (index >= ASKED || !(await isKnown(registrar, row.enomCertId))) missing.push(row)
  }
  await recordFound(
    run,
    missing.map(({ id, enomCertId, status }) => ({
      kind: 'missing' as const,
      about: `certificate:${enomCertId}`,
      enomCertId,
      certificateId: id,
      detail: { status },
    })),
  )
}

async function isKnown(registrar: Pick<Registrar, 'detail'>, enomCertId: number): Promise<boolean> {
  try {
    await registrar.detail(enomCertId)
    return true
  } catch (cause) {
    if (cause instanceof RegistrarError && (cause.trouble === 'refused_for_good' || cause.trouble === 'fixable')) return false
    throw cause
  }
}
