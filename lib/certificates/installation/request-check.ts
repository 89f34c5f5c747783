import type { Actor } from '../../actor'
import { now, SECOND } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { readPort } from '../../probe/ports'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'
import { whyNotServed } from '../pull/may-serve'
import { SERVED_SELECT } from '../pull/served-select'
import { coversHost } from './host-of'

/** The minimum time before the buyer can request another check, in milliseconds. */
const REQUEST_PAUSE_MS = 20 * SECOND

export type InstallationRefusal =
  | { code: 'not-found' | 'not-installable' | 'unknown-port' }
  | { code: 'host-not-covered'; host: string }
  | { code: 'too-soon'; seconds: number }

/** Has the worker immediately check what the addresses behind a name of this certificate serve. */
export function requestInstallationCheck(
  actor: Actor,
  id: string,
  wish: { host: string; port: string },
): Promise<Result<undefined, InstallationRefusal>> {
  return inTransaction(async (tx) => {
    const certificate = await tx.certificate.findFirst({
      where: ownCertificate(actor, id, 'install'),
      select: { id: true, ...SERVED_SELECT, lastLook: true },
    })
    if (!certificate) return err({ code: 'not-found' })
    const [file] = certificate.files
    if (!file || whyNotServed(certificate)) return err({ code: 'not-installable' })
    const host = wish.host.trim().toLowerCase()
    if (!coversHost(host, file.names)) return err({ code: 'host-not-covered', host: host.slice(0, 100) })
    const port = readPort(wish.port)
    if (!port) return err({ code: 'unknown-port' })
    const { lastLook } = certificate
    const at = now()
    const left = (lastLook?.requestedAt?.getTime() ?? 0) + REQUEST_PAUSE_MS - at.getTime()
    if (left > 0) return err({ code: 'too-soon', seconds: Math.ceil(left / SECOND) })
    // Results for another name or port say nothing about this one.
    const isElsewhere = lastLook && (lastLook.host !== host || lastLook.port !== port)
    const emptied = isElsewhere ? { checkedAt: null, found: null, sightings: [], notInspected: 0 } : {}
    await tx.installationCheck.upsert({
      where: { certificateId: certificate.id },
      create: { certificateId: certificate.id, host, port, requestedAt: at, sightings: [] },
      update: { host, port, requestedAt: at, ...emptied },
    })
    await enqueue(tx, 'certificate.check_installation', { certificateId: certificate.id })
    return ok()
  })
}
