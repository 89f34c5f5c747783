import { Resolver } from 'node:dns/promises'
import { connect, type Socket } from 'node:net'
import { inspectAddress } from './inspect-address'
import type { ProbePort } from './ports'
import { resolveHost } from './resolve-host'
import type { Dial, Inspection } from './types'

/** How long to wait for a name server before querying it again, in milliseconds. */
const DNS_TIMEOUT_MS = 1_500
const DNS_TRIES = 2
/** The maximum number of addresses of one name that we connect to. */
const MAX_ADDRESSES = 8

export type Means = { resolver?: Pick<Resolver, 'resolve4' | 'resolve6'>; dial?: Dial }

/**
 * Connects to every address of a name and returns what each sends. The name is looked up once, each address is checked to be public, and
 * the connection goes to exactly that address, so that a name whose DNS answer changes in between can't redirect it.
 */
export async function inspectHost({ host, port }: { host: string; port: ProbePort }, means: Means = {}): Promise<Inspection> {
  const { resolver = new Resolver({ timeout: DNS_TIMEOUT_MS, tries: DNS_TRIES }), dial = dialAddress } = means
  const lookup = await resolveHost(host, resolver)
  if (lookup.found !== 'addresses') return { found: lookup.found, sightings: [], notInspected: 0 }
  const addresses = lookup.addresses.slice(0, MAX_ADDRESSES)
  return {
    found: 'addresses',
    sightings: await Promise.all(addresses.map((address) => inspectAddress({ host, port, address }, dial))),
    notInspected: lookup.addresses.length - addresses.length,
  }
}

function dialAddress(address: string, port: ProbePort): Socket {
  return connect({ host: address, port, autoSelectFamily: false })
}
