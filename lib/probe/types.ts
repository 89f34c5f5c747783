import type { Socket } from 'node:net'
import { z } from 'zod'
import type { ProbePort } from './ports'

/** How clients evaluate the certificates sent, taken together. `incomplete`: intermediates are missing. */
const TRUST = ['trusted', 'incomplete', 'self_signed', 'expired', 'not_yet_valid', 'untrusted'] as const

const served = z.object({
  /** The certificate's own fingerprint: upper-case hex of its SHA-256. */
  fingerprint: z.string(),
  /** The fingerprints of the issuer certificates sent with it. */
  above: z.array(z.string()),
  names: z.array(z.string()),
  issuer: z.string(),
  /** ISO 8601. */
  notAfter: z.string(),
  nameFits: z.boolean(),
  trust: z.enum(TRUST),
  /** In OpenSSL's form: TLSv1.3. */
  protocol: z.string(),
  /** Whether browsers are told to use https only. Null if the port is not for browsers or there was no response. */
  hsts: z.boolean().nullable(),
})

/**
 * The result for one address: - served: a certificate
 * - not_public: we never connect to it
 * - no_answer: no response within the time limit
 * - no_route: our own network cannot reach it, for example because it has no IPv6, so nothing is known about the address
 * - refused: it refuses connections on this port
 * - not_tls: something answers, but the TLS handshake fails
 */
const sighting = z.discriminatedUnion('outcome', [
  z.object({ address: z.string(), outcome: z.literal('served'), served }),
  z.object({ address: z.string(), outcome: z.enum(['not_public', 'no_route', 'no_answer', 'refused', 'not_tls']) }),
])

export type Served = z.infer<typeof served>
export type Sighting = z.infer<typeof sighting>

/** The name servers' response: addresses, no such name, no address, or nothing usable. */
export type Lookup = { found: 'addresses'; addresses: string[] } | { found: 'no_such_name' | 'no_address' | 'lookup_failed' }

export type Inspection = { found: Lookup['found']; sightings: Sighting[]; notInspected: number }

/** Opens a connection to an address known to be public. */
export type Dial = (address: string, port: ProbePort) => Socket
