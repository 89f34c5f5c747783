import { checkFile, type FileCheck } from '../../chain/check-file'
import { readFile } from '../../chain/read-file'
import { faultText } from '../../chain/text'
import { HOUR, later, now } from '../../clock'
import { readName } from '../../csr/names'
import { db } from '../../db/client'
import { inTransaction, type Tx } from '../../db/transaction'
import type { CertificateDetail } from '../../registrar/translation/types'
import { endRefundedByEnom } from '../ending/refunded-by-enom'
import { beginIssuance, keptOf } from '../lifecycle/begin-issuance'
import { nextLook } from '../lifecycle/next-look'
import { placeOf } from '../lifecycle/places'
import { seen } from '../lifecycle/supplier-status'
import { note } from '../lifecycle/transition'
import { tellIssued } from '../notify/buyer'
import { alertStaff, alertUnknownStatus } from '../notify/staff'
import { isRefunded } from '../settlement/is-refunded'
import { HANDED_OUT } from '../status/issued-facts'
import { askDetail } from './ask-detail'
import { storeFile } from './receive-file'
import { type WatchedCertificate, watched } from './watched-certificate'

const NO_ANSWER_PAUSE = HOUR

/**
 * Checks an issued certificate at Enom. A file replaced on the authority's portal or by a ticket becomes the next issuance, and the buyer
 * is notified. A certificate that Enom has refunded is closed. Skips a certificate that is not issued, for example because a replacement is
 * under way.
 */
export async function lookIssued(id: string): Promise<void> {
  const certificate = await db.certificate.findUnique({ where: { id }, include: watched })
  if (!certificate || placeOf(certificate) !== 'issued' || certificate.enomCertId === null) return
  const detail = await askDetail(certificate, certificate.enomCertId)
  const { domainName, coverEndsAt, issuanceId } = certificate
  const check = detail && (await checkNew(certificate, detail))
  await inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from "Certificate" where id = ${id}::uuid for update`
    const current = await tx.certificate.findUniqueOrThrow({ where: { id } })
    if (placeOf(current) !== 'issued' || current.issuanceId !== issuanceId) return
    const at = now()
    const next = detail ? nextLook(id, at) : later(at, NO_ANSWER_PAUSE)
    const lookAgainAt = coverEndsAt && coverEndsAt <= next ? null : next
    await tx.certificate.update({ where: { id }, data: { lookAgainAt, ...(detail && seen(detail, at)) } })
    if (!detail) return
    if (detail.stage === 'refunded') return void (await endRefundedByEnom(tx, id, { from: 'issued', actor: 'enom' }))
    if (detail.stage !== 'issued') return alertUnknownStatus(tx, id, detail)
    if (!check?.facts) return
    if (check.faults.length) return keepForStaff(tx, certificate, check)
    const issuance = await beginIssuance(tx, id, {
      ...(certificate.issuance && keptOf(certificate.issuance)),
      reason: 'elsewhere',
      csrPem: check.csrPem,
    })
    await storeFile(tx, { id, issuance }, check, at)
    const { serial, notAfter, names } = check.facts
    const name = domainName && names.includes(domainName) ? domainName : names[0]
    // Its reminders and server checks start again, as with any new file.
    await tx.certificate.update({ where: { id }, data: { domainName: name, remindAt: at, lookAt: nextLook(id, at) } })
    const detailOfEvent = { serial, notAfter: notAfter.toISOString() }
    await note(tx, id, { kind: 'certificate.replaced_elsewhere', actor: 'enom', detail: detailOfEvent })
    if (!(await isRefunded(tx, id))) await tellIssued(tx, id)
  })
}

type NewFile = FileCheck & { csrPem: string | null }

/**
 * Checks the file that Enom shows. Returns null if there is none, we already have it, or it is older than the one in use. Its key may
 * belong to a request unknown to both Enom and us. Its names must be under a registered domain that the certificate had before.
 */
async function checkNew({ id, domainName }: WatchedCertificate, detail: CertificateDetail): Promise<NewFile | null> {
  const shown = detail.certPem ? readFile(detail.certPem) : null
  if (!shown || !detail.certPem) return null
  if (await db.certificateFile.count({ where: { certificateId: id, fingerprint: shown.fingerprint } })) return null
  const before = await db.certificateFile.findFirst({ where: { certificateId: id, ...HANDED_OUT }, orderBy: { id: 'desc' } })
  if (before && shown.notBefore < before.notBefore) return null
  const csrPem = detail.csrPem ?? null
  const file = { leafPem: detail.certPem, chainPem: detail.chainPem ?? '', expectedNames: [], at: now() }
  const check = await checkFile({ ...file, csrPem: csrPem ?? '' })
  const faults = check.faults.filter((fault) => fault !== 'key_mismatch')
  const known = [domainName ?? [], before?.names ?? []].flat().map(registeredDomain)
  if (!check.facts?.names.length || !check.facts.names.every((name) => known.includes(registeredDomain(name)))) faults.push('name_missing')
  return { ...check, faults, csrPem: check.faults.includes('key_mismatch') ? null : csrPem }
}

/** Returns the registered domain of a name, or the name itself if it has none. */
function registeredDomain(name: string): string {
  const read = readName(name)
  return read.ok ? read.value.registrable : name
}

/** Stores a file that must not be handed out. The buyer keeps the file in use, and staff are alerted once. */
async function keepForStaff(tx: Tx, certificate: WatchedCertificate, check: FileCheck): Promise<void> {
  await storeFile(tx, certificate, check, now())
  await alertStaff(tx, certificate.id, {
    event: `replaced_elsewhere:${certificate.id}:${check.facts?.fingerprint}`,
    subject: 'Enom shows a new file that can’t be delivered',
    lines: [
      'The file of an issued certificate was replaced at the authority or by a ticket. The buyer keeps the old one. Ask Enom about it.',
      ...check.faults.map(faultText),
    ],
  })
}
