import type { World } from '../commands/command'
import { requireProduct } from '../products'
import type { Certificate } from '../schema'
import { APPROVED } from '../status'
import { requireInStatus, requireSubmission } from './require-in-status'
import { issue, signCertificate } from './sign-certificate'

/**
 * The domain owner says yes. A domain validated certificate is issued at once; the others wait for the organisation.
 * @throws Unfit when the request is no longer waiting for this.
 */
export async function approveRequest(world: World, certId: number): Promise<void> {
  const asked = requireInStatus(world, certId, 'approve')
  const signed = needsOrganisation(asked) ? null : await signCertificate(world, asked)

  const certificate = requireInStatus(world, certId, 'approve')
  const submission = requireSubmission(certificate)
  const approved: Certificate = {
    ...certificate,
    status: APPROVED[requireProduct(certificate.prodType).family],
    statusDetail: 'Approved by the domain owner; the organisation is being checked',
    submission: { ...submission, approvedAt: submission.approvedAt ?? world.clock.now().toISOString() },
  }
  world.store.commit(signed ? issue(approved, signed) : { certificates: [approved] })
}

/** Whether the organisation behind the request still has to be confirmed. */
export function needsOrganisation({ prodType, submission }: Certificate): boolean {
  return requireProduct(prodType).level !== 'DV' && !submission?.organisationConfirmedAt
}
