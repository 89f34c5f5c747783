import type { World } from '../commands/command'
import { makeRequest } from './make-request'
import { requireInStatus, Unfit } from './require-in-status'
import { issue, signCertificate } from './sign-certificate'

/**
 * Replaces the file of an issued certificate as the authority's portal or an Enom ticket does: no approval is needed, and Enom still shows
 * the old request. Without a request, the file is for a new key.
 * @throws Unfit when the certificate is not issued or a reissue is pending.
 */
export async function replaceFile(world: World, certId: number, csr?: string): Promise<void> {
  const asked = requireInStatus(world, certId, 'replaceFile')
  if (asked.reissue) throw new Unfit(`A reissue of certificate ${certId} is pending`)
  const signed = await signCertificate(world, asked, csr ?? (await makeRequest(asked.configuration?.domain ?? '')))
  const certificate = requireInStatus(world, certId, 'replaceFile')
  world.store.commit(issue(certificate, signed, certificate.status))
}
