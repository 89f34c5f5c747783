import type { World } from '../commands/command'
import { STATUS } from '../status'
import { turnDownReissue } from './finish-reissue'
import { requireInStatus } from './require-in-status'

/**
 * Ends the request without a certificate: `decline` comes from the domain owner, `refuse` from the authority. Either way it may be
 * configured and submitted again. Rejecting a reissue leaves the current file in use.
 */
export function turnDownRequest(world: World, certId: number, by: 'decline' | 'refuse', reason: string): void {
  if (world.store.certificate(certId)?.reissue) {
    turnDownReissue(world, certId, reason)
    return
  }
  const certificate = requireInStatus(world, certId, by)
  const who = by === 'decline' ? 'Declined by the domain owner' : 'Refused by the certificate authority'
  world.store.commit({
    certificates: [{ ...certificate, status: STATUS.rejected, statusDetail: who, message: reason || who }],
  })
}
