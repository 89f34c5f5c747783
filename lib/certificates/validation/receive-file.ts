import { checkFile, type FileCheck } from '../../chain/check-file'
import { faultText } from '../../chain/text'
import { now } from '../../clock'
import { inTransaction, type Tx } from '../../db/transaction'
import type { CertificateDetail } from '../../registrar/translation/types'
import { beginIssuance } from '../lifecycle/begin-issuance'
import { columnsOf, placeOf } from '../lifecycle/places'
import { seen } from '../lifecycle/supplier-status'
import { move } from '../lifecycle/transition'
import { tellIssued } from '../notify/buyer'
import { alertStaff } from '../notify/staff'
import { checkDraft } from '../setup/draft'
import type { WatchedCertificate } from './watched-certificate'

/**
 * Receives what the authority issued and checks it: same key as the request, names, chain, dates. A good file makes the certificate
 * `issued` and is emailed to the buyer. Any other file is `held`: nobody gets it, and staff are alerted.
 */
export async function receiveFile(
  certificate: WatchedCertificate,
  received: { leafPem: string; chainPem: string; detail: CertificateDetail },
): Promise<void> {
  const at = now()
  const { id, issuance, domainName, type } = certificate
  const { names } = await checkDraft(issuance, type)
  const check = await checkFile({
    leafPem: received.leafPem,
    chainPem: received.chainPem,
    csrPem: issuance?.csrPem ?? '',
    expectedNames: type.multiDomain && names.length ? names : domainName ? [domainName] : [],
    at,
  })
  const facts = seen(received.detail, at)
  const from = placeOf(certificate)
  const to = check.faults.length ? 'validation:file_mismatch' : 'issued'
  await inTransaction(async (tx) => {
    if (to === from) {
      const { count } = await tx.certificate.updateMany({ where: { id, ...columnsOf(from) }, data: facts })
      if (count) await storeFile(tx, certificate, check, at)
      return
    }
    const moved = await move(tx, id, {
      from,
      to,
      kind: to === 'issued' ? 'certificate.issued' : 'certificate.held',
      actor: 'enom',
      detail: check.facts ? { serial: check.facts.serial, notAfter: check.facts.notAfter.toISOString() } : {},
      facts: { ...facts, ...(to !== 'issued' ? { problemText: check.faults.map(faultText).join(' ') } : {}) },
    })
    if (!moved.ok) return
    await storeFile(tx, certificate, check, at)
    if (to === 'issued') return tellIssued(tx, id)
    await alertStaff(tx, id, {
      event: `moved:${moved.value.eventId}`,
      subject: 'An issued file doesn’t match its request',
      lines: ['The buyer hasn’t received it. Check it, then release it or ask Enom.', ...check.faults.map(faultText)],
    })
  })
}

/**
 * Stores one row per file, however often it is read, with the chain and faults of the latest read. Text that is not a certificate is not
 * stored.
 */
export async function storeFile(
  tx: Tx,
  { id: certificateId, issuance }: Pick<WatchedCertificate, 'id' | 'issuance'>,
  { facts, faults, leafPem, chainPem }: FileCheck,
  receivedAt: Date,
): Promise<void> {
  if (!facts) return
  const { id: issuanceId } = issuance ?? (await beginIssuance(tx, certificateId))
  await tx.certificateFile.upsert({
    where: { certificateId_fingerprint: { certificateId, fingerprint: facts.fingerprint } },
    create: { certificateId, issuanceId, leafPem, chainPem, ...facts, faults, receivedAt },
    update: { leafPem, chainPem, faults },
  })
}
