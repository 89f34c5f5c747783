import type { World } from '../commands/command'
import type { Certificate } from '../state/schema'
import { requireSubmission, Unfit } from './require-in-status'
import { issue, signCertificate } from './sign-certificate'

/**
 * Approves a reissue: the new file for the new key replaces the old one.
 * @throws Unfit when no reissue is pending.
 */
export async function finishReissue(world: World, certId: number): Promise<void> {
  const { certificate: asked, csr } = requireReissue(world, certId)
  const signed = await signCertificate(world, asked, csr)

  const { certificate } = requireReissue(world, certId)
  const { configuration } = certificate
  if (!configuration) throw new Unfit(`Certificate ${certId} is not configured`)
  const done: Certificate = {
    ...certificate,
    configuration: { ...configuration, csr },
    submission: { ...requireSubmission(certificate), approvedAt: world.clock.now().toISOString() },
    reissue: null,
    reissueStatus: 'Reissued',
  }
  world.store.commit(issue(done, signed, certificate.status))
}

/** Rejects a reissue on behalf of the approver or the authority. The current file stays in use. */
export function turnDownReissue(world: World, certId: number, reason: string): void {
  const { certificate } = requireReissue(world, certId)
  const submission = { ...requireSubmission(certificate), approvedAt: world.clock.now().toISOString() }
  world.store.commit({ certificates: [{ ...certificate, submission, reissue: null, reissueStatus: 'Declined', message: reason }] })
}

function requireReissue({ store }: World, certId: number): { certificate: Certificate; csr: string } {
  const certificate = store.certificate(certId)
  if (!certificate?.reissue) throw new Unfit(`No reissue of certificate ${certId} waits for an answer`)
  return { certificate, csr: certificate.reissue.csr }
}
