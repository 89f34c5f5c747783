import { z } from 'zod'
import type { Sighting } from '../../probe/types'

/** What one address served, compared with this certificate. Stored in InstallationCheck.sightings. */
const look = z.object({
  address: z.string(),
  outcome: z.enum(['served', 'not_public', 'no_route', 'no_answer', 'refused', 'not_tls']),
  /** The fingerprint of the certificate served at the address; null if none is served. */
  fingerprint: z.string().nullable(),
  /** Whether the served certificate is one of this certificate's files, either the latest or an earlier one. */
  isOurs: z.boolean(),
  /** Whether all intermediates are sent with it. */
  isWhole: z.boolean(),
  /** The names in the served certificate, if it is not one of ours. */
  names: z.array(z.string()),
  notAfter: z.string().nullable(),
  protocol: z.string().nullable(),
  hsts: z.boolean().nullable(),
})

export type Look = z.infer<typeof look>

const looks = z.array(look)

/** Parses the column. A value from another release that this release cannot read is treated as empty. */
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
    // A server may send a chain that differs from ours but that clients also trust.
    isWhole: served.trust === 'trusted' || (ours?.above ?? []).every((one) => served.above.includes(one)),
    names: served.names.slice(0, 3),
    notAfter: served.notAfter,
    protocol: served.protocol,
    hsts: served.hsts,
  }
}
