import { z } from 'zod'
import type { Sighting } from '../../probe/types'

/** What one address served, compared with this certificate. Stored in InstallationCheck.sightings. */
const look = z.object({
  address: z.string(),
  outcome: z.enum(['served', 'not_public', 'no_route', 'no_answer', 'refused', 'not_tls']),
  /** The fingerprint of the certificate it serves; null if it serves none. */
  fingerprint: z.string().nullable(),
  /** Whether it is a file of this certificate, the newest or an earlier one. */
  isOurs: z.boolean(),
  /** Whether all its intermediates are included. */
  isWhole: z.boolean(),
  /** The names in it, if it is not one of ours. */
  names: z.array(z.string()),
  notAfter: z.string().nullable(),
  protocol: z.string().nullable(),
  hsts: z.boolean().nullable(),
})

export type Look = z.infer<typeof look>

const looks = z.array(look)

/** Parses the column. A value written by another release that this one cannot read is treated as empty. */
export function readLooks(column: unknown): Look[] {
  return looks.safeParse(column).data ?? []
}

type OurFile = { fingerprint: string; above: readonly string[] }

/** Compares what an address served with the files of a certificate. */
export function toLook(seen: Sighting, files: readonly OurFile[]): Look {
  const { address, outcome } = seen
  if (seen.outcome !== 'served') {
    return { address, outcome, fingerprint: null, isOurs: false, isWhole: false, names: [], notAfter: null, protocol: null, hsts: null }
  }
  const { served } = seen
  const ours = files.find(({ fingerprint }) => fingerprint === served.fingerprint)
  return {
    address,
    outcome,
    fingerprint: served.fingerprint,
    isOurs: ours !== undefined,
    // A server may send a different chain than ours that clients trust as well.
    isWhole: served.trust === 'trusted' || (ours?.above ?? []).every((one) => served.above.includes(one)),
    names: served.names.slice(0, 3),
    notAfter: served.notAfter,
    protocol: served.protocol,
    hsts: served.hsts,
  }
}
