import { randomBytes, randomInt } from 'node:crypto'
import type { World } from '../commands/command'
import { requireProduct } from '../products/products'
import { refuse } from '../refusals'
import type { Certificate, Proof } from '../state/schema'
import { isAccepted, STATUS_TEXT, SUBMITTED } from '../status'
import { makeProof } from './domain-proof'
import { issue, signCertificate } from './sign-certificate'

/** The approver and validation method requested in CertPurchaseCert. */
export type Asked = { approverEmail: string; method: Proof['method']; names: NonNullable<Certificate['configuration']>['names'] }

/**
 * Submits the configured request to the authority. The approval email goes out, or with the `instant` switch the file is issued
 * immediately.
 * @throws Refusal when another call was faster.
 */
export async function submitRequest(world: World, certId: number, asked: Asked): Promise<Certificate> {
  const { store, clock } = world
  const { instant } = store.settings().switches
  const before = store.certificate(certId)
  const signed = instant && before ? await signCertificate(world, withNames(before, asked.names)) : null

  const certificate = store.certificate(certId)
  if (!certificate) throw refuse.certNotFound()
  if (!isAccepted('CertPurchaseCert', certificate.status)) throw refuse.wrongStatus(STATUS_TEXT[certificate.status] ?? '')
  const now = clock.now()
  const at = now.toISOString()
  const byMail = asked.method === 'Email'
  const sent: Certificate = {
    ...withNames(certificate, asked.names),
    status: SUBMITTED[requireProduct(certificate.prodType).family],
    statusDetail: byMail ? 'Waiting for the approval of the domain owner' : `Waiting for the ${asked.method} validation of the domain`,
    message: '',
    submission: {
      at,
      approverEmail: asked.approverEmail,
      token: randomBytes(24).toString('base64url'),
      authorityOrderId: randomInt(10_000_000, 999_999_999),
      mail: signed || !byMail ? 'sent' : 'waiting',
      approvedAt: signed ? at : null,
      organisationConfirmedAt: signed ? at : null,
      proof: makeProof(asked.method, certificate.configuration?.domain ?? '', now),
    },
  }
  store.commit(signed ? issue(sent, signed) : { certificates: [sent] })
  if (!signed) world.sendMails()
  return store.certificate(certId) ?? sent
}

function withNames(certificate: Certificate, names: Asked['names']): Certificate {
  return certificate.configuration ? { ...certificate, configuration: { ...certificate.configuration, names } } : certificate
}
