import { protocolText } from '@/lib/certificates/installation/text'
import type { Inspection, Served, Sighting } from '@/lib/probe/types'

/** One thing that is wrong, what it means for visitors, and what to do. */
export type Fault = { title: string; todo: string }

type Host = { host: string; port: number }

/** Returns what browsers dislike about a site, each fault once, the gravest first. Empty if there is nothing. */
export function diagnose({ found, sightings }: Inspection, at: Host): Fault[] {
  if (found !== 'addresses') return [LOOKUP_FAULTS[found](at)]
  const faults = sightings.flatMap((seen) => faultsOf(seen, at))
  const once = [...new Map(faults.map((fault) => [fault.title, fault])).values()]
  if (once.length || sightings.some(({ outcome }) => outcome === 'served')) return once
  return [
    {
      title: `No address of ${at.host} can be reached from here.`,
      todo: 'The name leads to a private network, or over IPv6 only, which we cannot look at. Visitors on the internet may not reach it either.',
    },
  ]
}

const LOOKUP_FAULTS: Record<Exclude<Inspection['found'], 'addresses'>, (at: Host) => Fault> = {
  no_such_name: ({ host }) => ({
    title: `${host} does not exist in DNS.`,
    todo: 'Check the spelling. If it is right, add an A or AAAA record for the name.',
  }),
  no_address: ({ host }) => ({ title: `${host} has no address in DNS.`, todo: 'Add an A or AAAA record for it.' }),
  lookup_failed: ({ host }) => ({
    title: `The name servers of ${host} did not answer.`,
    todo: 'Check again in a few minutes. If it is still the same, ask the people who run your DNS: visitors can’t find the site either.',
  }),
}

function faultsOf(seen: Sighting, { host, port }: Host): Fault[] {
  switch (seen.outcome) {
    case 'no_route':
      return []
    case 'not_public':
      return [
        {
          title: `${host} leads to an address that is not on the internet.`,
          todo: `Remove ${seen.address} from its DNS records, unless only people on your own network should reach it.`,
        },
      ]
    case 'no_answer':
    case 'refused':
      return [
        {
          title: `${seen.address} does not answer on port ${port}.`,
          todo: 'Check that the web server runs and listens there, and that the firewall lets visitors in.',
        },
      ]
    case 'not_tls':
      return [
        {
          title: `${seen.address} answers on port ${port}, but not with TLS.`,
          todo: 'Turn on TLS for this port and name a certificate there.',
        },
      ]
    case 'served':
      return servedFaults(seen.served, host)
  }
}

function servedFaults({ nameFits, names, trust, notAfter, protocol }: Served, host: string): Fault[] {
  const faults: Fault[] = []
  if (!nameFits) {
    faults.push({
      title: `The certificate is not for ${host}, but for ${names.slice(0, 3).join(', ') || 'no name at all'}.`,
      todo: 'Install a certificate that names this address. If you have one, name it in the server’s configuration for this site and reload.',
    })
  }
  if (trust !== 'trusted') faults.push(TRUST_FAULTS[trust](notAfter.slice(0, 10)))
  if (!/^TLSv1\.[23]$/.test(protocol)) {
    faults.push({ title: 'The server speaks only an old protocol.', todo: protocolText(protocol) })
  }
  return faults
}

const TRUST_FAULTS: Record<Exclude<Served['trust'], 'trusted'>, (day: string) => Fault> = {
  expired: (day) => ({
    title: `A certificate has expired. The site’s own is valid until ${day}.`,
    todo: 'Install the new file if you have it, and reload the server. Otherwise get a new certificate.',
  }),
  not_yet_valid: () => ({
    title: 'The certificate is not valid yet.',
    todo: 'Wait until its first day, or put the old file back until then.',
  }),
  incomplete: () => ({
    title: 'Intermediate certificates are missing, or the authority is unknown.',
    todo: 'Some browsers find missing ones on their own; phones and programs do not. Install the fullchain file instead of the certificate alone.',
  }),
  self_signed: () => ({
    title: 'The certificate is signed by the server itself or by a private authority.',
    todo: 'Browsers trust neither. Get a certificate from a public authority.',
  }),
  untrusted: () => ({
    title: 'Browsers do not trust the certificate.',
    todo: 'It is damaged, or made with a method that is no longer accepted. Get a new one.',
  }),
}
