import { randomBytes } from 'node:crypto'
import type { World } from '../commands/command'
import { refuse } from '../refusals'
import { finishReissue } from './finish-reissue'

/**
 * Requests approval of a reissue. With the `instant` switch the new file is issued immediately.
 * @throws Refusal when another call was faster.
 */
export async function startReissue(world: World, certId: number, csr: string): Promise<void> {
  const { store, clock } = world
  const certificate = store.certificate(certId)
  if (!certificate?.submission) throw refuse.certNotFound()
  if (certificate.reissue) throw refuse.reissuePending()
  const { instant } = store.settings().switches
  const token = randomBytes(24).toString('base64url')
  store.commit({
    certificates: [
      {
        ...certificate,
        reissue: { at: clock.now().toISOString(), csr },
        reissueStatus: 'Pending approval',
        submission: { ...certificate.submission, token, mail: instant ? 'sent' : 'waiting', approvedAt: null },
      },
    ],
  })
  if (instant) await finishReissue(world, certId)
  else world.sendMails()
}
