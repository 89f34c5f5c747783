import { randomBytes, randomInt } from 'node:crypto'
import type { World } from '../commands/command'
import { requireProduct } from '../products'
import { refuse } from '../refusals'
import { BY_MAIL, type Certificate } from '../schema'
import { isAccepted, STATUS_TEXT, SUBMITTED } from '../status'
import { issue, signCertificate } from './sign-certificate'

/**
 * Hands the configured request to the authority: the approval mail goes out, or with the `instant` switch the file is there at once.
 * @throws Refusal when another call was faster.
 */
export async function submitRequest(world: World, certId: number, approverEmail: string): Promise<Certificate> {
  const { store, clock } = world
  const { instant } = store.settings().switches
  const before = store.certificate(certId)
  const signed = instant && before ? await signCertificate(world, before) : null

  const certificate = store.certificate(certId)
  if (!certificate) throw refuse.certNotFound()
  if (!isAccepted('CertPurchaseCert', certificate.status)) throw refuse.wrongStatus(STATUS_TEXT[certificate.status] ?? '')
  const at = clock.now().toISOString()
  const sent: Certificate = {
    ...certificate,
    status: SUBMITTED[requireProduct(certificate.prodType).family],
    statusDetail: 'Waiting for the approval of the domain owner',
    message: '',
    submission: {
      at,
      approverEmail,
      token: randomBytes(24).toString('base64url'),
      authorityOrderId: randomInt(10_000_000, 999_999_999),
      mail: signed ? 'sent' : 'waiting',
      approvedAt: signed ? at : null,
      organisationConfirmedAt: signed ? at : null,
      proof: BY_MAIL,
    },
  }
  store.commit(signed ? issue(sent, signed) : { certificates: [sent] })
  if (!signed) world.sendMails()
  return store.certificate(certId) ?? sent
}
