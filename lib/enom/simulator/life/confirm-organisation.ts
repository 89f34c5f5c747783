import type { World } from '../commands/command'
import { requireProduct } from '../products/products'
import type { Certificate } from '../state/schema'
import { requireInStatus, requireSubmission, Unfit } from './require-in-status'
import { issue, signCertificate } from './sign-certificate'

/**
 * Records that the authority has checked the organisation. Issues the certificate immediately if the domain owner has approved it, and
 * otherwise waits for the approval.
 * @throws Unfit for a domain-validated certificate, or one not awaiting this check.
 */
export async function confirmOrganisation(world: World, certId: number): Promise<void> {
  const asked = requireInStatus(world, certId, 'confirmOrganisation')
  if (requireProduct(asked.prodType).level === 'DV') throw new Unfit(`Certificate ${certId} names no organisation`)
  const signed = asked.submission?.approvedAt ? await signCertificate(world, asked) : null

  const certificate = requireInStatus(world, certId, 'confirmOrganisation')
  const submission = requireSubmission(certificate)
  const confirmed: Certificate = {
    ...certificate,
    statusDetail: 'Organisation confirmed; waiting for the approval of the domain owner',
    submission: { ...submission, organisationConfirmedAt: world.clock.now().toISOString() },
  }
  world.store.commit(signed ? issue(confirmed, signed) : { certificates: [confirmed] })
}
