import { readFile } from '../../chain/read-file'
import { splitPem } from '../../chain/split-pem'
import { DAY, later, now } from '../../clock'
import { db } from '../../db/client'
import { inspectHost, type Means } from '../../probe/inspect-host'
import { readPort } from '../../probe/ports'
import { whyNotServed } from '../pull/may-serve'
import { SERVED_SELECT } from '../pull/served-select'
import { defaultHost } from './host-of'
import { judge } from './judge'
import { toLook } from './sightings'

/** The number of a certificate's most recent files that are compared with what an address serves. */
const MAX_FILES = 20

/**
 * Checks what every address behind a certificate's name serves, and stores the latest result. Runs daily in the week after the latest file
 * arrived, then weekly until that file expires. Does nothing if the certificate's files may not be served. `means` looks up names and makes
 * connections; tests pass their own.
 */
export async function checkInstallation(certificateId: string, means: Means = {}): Promise<void> {
  const certificate = await db.certificate.findUnique({
    where: { id: certificateId },
    select: { domainName: true, ...SERVED_SELECT, files: { ...SERVED_SELECT.files, take: MAX_FILES }, lastLook: true },
  })
  const [newest] = certificate?.files ?? []
  if (!certificate || !newest || whyNotServed(certificate)) return
  const at = now()
  const next = later(at, later(newest.receivedAt, 7 * DAY) > at ? DAY : 7 * DAY)
  await db.certificate.updateMany({ where: { id: certificateId }, data: { lookAt: next < newest.notAfter ? next : null } })
  if (newest.notAfter <= at) return
  const { files, domainName, lastLook } = certificate
  const host = lastLook?.host ?? defaultHost({ domainName, names: newest.names })
  const port = readPort(lastLook?.port ?? 443) ?? 443
  const { found, sightings, notInspected } = await inspectHost({ host, port }, means)
  const ours = files.map(({ fingerprint, chainPem }) => ({ fingerprint, above: fingerprintsOf(chainPem) }))
  const looks = sightings.map((seen) => toLook(seen, ours))
  const data = { checkedAt: at, found, sightings: looks, notInspected }
  await db.installationCheck.createMany({ data: { certificateId, host, port, sightings: [] }, skipDuplicates: true })
  // The buyer may have chosen another name in the meantime; this result does not apply to it.
  await db.installationCheck.updateMany({ where: { certificateId, host, port }, data })
  const { verdict } = judge({ found, looks, newest: newest.fingerprint })
  const installedAt = verdict === 'installed' || verdict === 'incomplete' ? at : null
  await db.certificate.updateMany({ where: { id: certificateId, fileEndsAt: newest.notAfter }, data: { installedAt } })
}

function fingerprintsOf(chainPem: string): string[] {
  return splitPem(chainPem).pems.flatMap((pem) => readFile(pem)?.fingerprint ?? [])
}
