import type { World } from '../commands/command'
import type { Certificate } from '../state/schema'
import { type Event, isAccepted, STATUS_TEXT } from '../status'

/** An operator's or approver's request that cannot be carried out, with a message for them. */
export class Unfit extends Error {}

/** @throws Unfit when the certificate does not exist or its status does not allow the event. */
export function requireInStatus(world: World, certId: number, event: Event): Certificate {
  const certificate = world.store.certificate(certId)
  if (!certificate) throw new Unfit(`There is no certificate ${certId}`)
  if (!isAccepted(event, certificate.status)) {
    throw new Unfit(`Certificate ${certId} is in status "${STATUS_TEXT[certificate.status] ?? certificate.status}"`)
  }
  return certificate
}

/** Returns the request submitted for a certificate. */
export function requireSubmission(certificate: Certificate): NonNullable<Certificate['submission']> {
  if (!certificate.submission) throw new Unfit(`Certificate ${certificate.certId} was not sent to the authority`)
  return certificate.submission
}
