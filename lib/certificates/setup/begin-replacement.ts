import { type Actor, actorName } from '../../actor'
import { now } from '../../clock'
import { readRequest } from '../../csr/request/read-request'
import type { Prisma } from '../../db/generated/client'
import type { IssuanceReason } from '../../db/generated/enums'
import { inTransaction, type Tx } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'
import { beginIssuance, keptOf } from '../lifecycle/begin-issuance'
import { disputeLock, LOCK_COLUMNS } from '../lifecycle/dispute-lock'
import { placeOf } from '../lifecycle/places'
import { move } from '../lifecycle/transition'
import { alertStaff } from '../notify/staff'
import { NO_TRIES } from '../operation/tries'
import { isRefunded } from '../settlement/is-refunded'
import { HANDED_OUT } from '../status/issued-facts'
import { openTicket } from '../ticket/open'
import { recordForClient } from './record-for-client'

export const REPLACEMENT_REASONS = [
  'half_way',
  'lost_key',
  'leaked_key',
  'new_server',
  'other_name',
] as const satisfies readonly IssuanceReason[]
export type ReplacementReason = (typeof REPLACEMENT_REASONS)[number]

export type BeginRefusal = { code: 'not-found' | 'not-issued' | 'disputed' | 'suspended' | 'refunded' | 'cover-ended' | 'moved-meanwhile' }

/**
 * Begins the replacement of an issued certificate: a new issuance that inherits everything but the request. The file in use stays valid and
 * downloadable until the new one arrives. If the key leaked, staff are asked to have the old file revoked.
 */
export function beginReplacement(actor: Actor, id: string, reason: ReplacementReason): Promise<Result<undefined, BeginRefusal>> {
  return inTransaction(async (tx) => {
    const where = ownCertificate(actor, id, 'replace')
    await tx.$queryRaw`select 1 from "Certificate" where id = ${where.id}::uuid for update`
    const certificate = await tx.certificate.findFirst({ where, include: needed })
    if (!certificate) return err({ code: 'not-found' })
    if (disputeLock(certificate.order)) return err({ code: 'disputed' })
    if (certificate.suspendedAt) return err({ code: 'suspended' })
    if (placeOf(certificate) !== 'issued') return err({ code: 'not-issued' })
    if (await isRefunded(tx, id)) return err({ code: 'refunded' })
    if (certificate.coverEndsAt && certificate.coverEndsAt <= now()) return err({ code: 'cover-ended' })
    const { issuance, type } = certificate
    const read = issuance?.csrPem ? await readRequest(issuance.csrPem) : null
    const [file] = certificate.files
    await beginIssuance(tx, id, {
      ...(issuance && keptOf(issuance)),
      reason,
      replacedNames: type.multiDomain && file ? file.names : [certificate.domainName ?? file?.names[0] ?? ''].filter(Boolean),
      replacedKey: read?.ok ? read.value.spkiSha256 : null,
      replacedOrganisation: type.level === 'dv' || !read?.ok ? null : (read.value.organization ?? null),
    })
    const moved = await move(tx, id, {
      from: 'issued',
      to: 'setup',
      kind: 'certificate.replacement_begun',
      actor: actorName(actor),
      detail: { reason },
      facts: NO_TRIES,
    })
    if (!moved.ok) return err({ code: moved.error })
    if (reason === 'leaked_key') await askRevocation(tx, id, certificate)
    await recordForClient(tx, actor, id, { what: 'replacement', reason })
    return ok()
  })
}

const needed = {
  type: true,
  issuance: true,
  files: { where: HANDED_OUT, orderBy: { id: 'desc' }, take: 1 },
  order: { select: { number: true, ...LOCK_COLUMNS } },
} satisfies Prisma.CertificateInclude
type Needed = Prisma.CertificateGetPayload<{ include: typeof needed }>

async function askRevocation(
  tx: Tx,
  id: string,
  { order, domainName, enomCertId, authorityOrderId, files: [file] }: Needed,
): Promise<void> {
  await openTicket(tx, id, { kind: 'revoke', cause: `${id}:${file?.serial ?? ''}` })
  await alertStaff(tx, id, {
    event: `revoke:${id}:${file?.serial ?? ''}`,
    subject: `Private key leaked for a certificate in order ${order.number}: ask Enom to revoke it`,
    lines: [
      `The buyer says the private key of ${domainName ?? 'the certificate'} has leaked. Open a ticket at Enom and ask for this to be revoked:`,
      `Enom certificate ${enomCertId}, authority order ${authorityOrderId ?? 'unknown'}, serial number ${file?.serial ?? 'unknown'}.`,
      'A replacement is in progress. Authorities revoke a certificate within 24 hours of learning that its key has leaked.',
    ],
  })
}
