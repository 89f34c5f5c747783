import type { World } from '../commands/command'
import { requireProduct } from '../products/products'
import type { Certificate } from '../state/schema'
import { APPROVED, isAccepted } from '../status'
import { finishReissue } from './finish-reissue'
import { requireInStatus, requireSubmission } from './require-in-status'
import { issue, signCertificate } from './sign-certificate'

/**
 * Records the domain owner's approval. A domain-validated certificate or a reissue is issued immediately; others wait for the organisation
 * check.
 * @throws Unfit when the request is no longer waiting for approval.
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

/** Whether the approver's decision is still pending, for the certificate or its reissue. */
export function awaitsApproval({ status, submission, reissue }: Certificate): boolean {
  return reissue !== null || (isAccepted('approve', status) && !submission?.approvedAt)
}

/** Whether the organisation in the request still has to be confirmed. */
export function needsOrganisation({ prodType, submission }: Certificate): boolean {
  return requireProduct(prodType).level !== 'DV' && !submission?.organisationConfirmedAt
}
