import type { World } from '../commands/command'
import { requireProduct } from '../products'
import type { Certificate } from '../state/schema'
import { APPROVED, isAccepted } from '../status'
import { finishReissue } from './finish-reissue'
import { requireInStatus, requireSubmission } from './require-in-status'
import { issue, signCertificate } from './sign-certificate'

/**
 * The domain owner says yes. A domain validated certificate is issued at once; the others wait for the organisation.
 * A reissue is done at once, too.
 * @throws Unfit when the request is no longer waiting for this.
 */
export async function approveRequest(world: World, certId: number): Promise<void> {
  if (world.store.certificate(certId)?.reissue) return finishReissue(world, certId)
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

/** Whether the approver's answer is still awaited, for the certificate or for its reissue. */
export function awaitsApproval({ status, submission, reissue }: Certificate): boolean {
  return reissue !== null || (isAccepted('approve', status) && !submission?.approvedAt)
}

/** Whether the organisation behind the request still has to be confirmed. */
export function needsOrganisation({ prodType, submission }: Certificate): boolean {
  return requireProduct(prodType).level !== 'DV' && !submission?.organisationConfirmedAt
}
