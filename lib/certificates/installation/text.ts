import type { Words } from '../lifecycle/holds'
import type { AddressVerdict, Verdict } from './judge'
import type { Look } from './sightings'

type Tone = Words['tone']

export type InstallationWords = {
  tone: Tone
  /** For a list, in a few words. */
  short: string
  /** What happened. */
  title: string
  /** What it means and what to do. */
  todo: string
}

/** Returns what the buyer reads about a look. The page shows a command for the server’s own network. */
export function installationWords(result: Verdict, { host, port }: { host: string; port: number }): InstallationWords {
  switch (result.verdict) {
    case 'installed':
      return { tone: 'good', short: 'Installed', title: `${host} sends this file, complete.`, todo: 'There is nothing to do.' }
    case 'incomplete':
      return {
        tone: 'warning',
        short: 'Installed without intermediates',
        title: `${host} sends this file, but${where(result)} without its intermediates.`,
        todo: 'Phones and programs may refuse it, even if your browser does not. Install the fullchain file instead of the certificate alone, then reload the server.',
      }
    case 'old_file':
      return {
        tone: 'bad',
        short: `The old file is still served${where(result)}`,
        title: `The old file is still served${where(result)}.`,
        todo: 'Copy the new file there and reload the server: most servers read it only then.',
      }
    case 'another':
      return {
        tone: 'bad',
        short: `Another certificate is served${where(result)}`,
        title: `Another certificate is served${where(result)}.`,
        todo: `If this certificate is meant for ${host}, install it there: name its file in the server’s configuration and reload. If there is a load balancer or CDN in front, install it there.`,
      }
    case 'nothing':
      return {
        tone: 'warning',
        short: `Issued but not installed${result.of === 1 ? '' : where(result)}`,
        title: `No certificate is served on port ${port}${where(result)}.`,
        todo: 'Check that the server is running, that it speaks TLS on this port, and that its firewall lets visitors in.',
      }
    case 'no_such_name':
      return {
        tone: 'warning',
        short: 'Issued but not installed: the name does not exist in DNS',
        title: `${host} does not exist in DNS.`,
        todo: 'Add an A or AAAA record for it. If it is an internal name, run the command below on your own network.',
      }
    case 'no_address':
      return {
        tone: 'warning',
        short: 'Issued but not installed: the name has no address',
        title: `${host} has no address in DNS.`,
        todo: 'Add an A or AAAA record for it, or check another name of this certificate.',
      }
    case 'lookup_failed':
      return {
        tone: 'info',
        short: 'Installation not known',
        title: `The name servers of ${host} did not answer, so nothing is known.`,
        todo: 'Check again in a few minutes. If it is still the same, visitors can’t find your site either: ask the people who run your DNS.',
      }
    case 'not_reachable':
      return {
        tone: 'info',
        short: 'Installation not known: no public address',
        title: `We can’t connect to any address of ${host}, so nothing is known.`,
        todo: 'We only connect to public addresses. If the server is on your own network, run the command below there.',
      }
  }
}

function where({ count, of }: { count: number; of: number }): string {
  return of === 1 ? '' : ` on ${count} of ${of} addresses`
}

const ADDRESS_LABELS: Record<AddressVerdict, { tone: Tone; label: string }> = {
  this_file: { tone: 'good', label: 'This file' },
  this_file_alone: { tone: 'warning', label: 'This file, without intermediates' },
  old_file: { tone: 'bad', label: 'The old file' },
  another: { tone: 'bad', label: 'Another certificate' },
  nothing: { tone: 'warning', label: 'Nothing' },
  unknown: { tone: 'info', label: 'Not known' },
}

/** Returns the tag of one address, and a sentence about what it sends. */
export function addressWords(look: Look & { verdict: AddressVerdict }): { tone: Tone; label: string; sentence: string } {
  return { ...ADDRESS_LABELS[look.verdict], sentence: sentenceOf(look) }
}

function sentenceOf({ verdict, outcome, names, notAfter, protocol, hsts }: Look & { verdict: AddressVerdict }): string {
  switch (outcome) {
    case 'not_public':
      return 'This is not a public address, so we did not connect to it.'
    case 'no_route':
      return 'Our own network has no way to this kind of address, so we could not look.'
    case 'no_answer':
      return 'It did not answer within 5 seconds.'
    case 'refused':
      return 'It refuses connections on this port.'
    case 'not_tls':
      return 'Something answers, but it does not speak TLS.'
    case 'served': {
      const whose = verdict === 'another' ? `It is for ${names.join(', ') || 'no name'}.` : ''
      const until =
        verdict === 'another' || verdict === 'old_file' ? `It is valid until ${notAfter?.slice(0, 10) ?? 'an unknown day'}.` : ''
      return [whose, until, protocolText(protocol), hstsText(hsts)].filter(Boolean).join(' ')
    }
  }
}

/** Returns what a TLS version means. Browsers refuse everything before 1.2. */
export function protocolText(protocol: string | null): string {
  const version = /^TLSv(1(?:\.\d)?)$/.exec(protocol ?? '')?.[1]
  if (version === '1.3' || version === '1.2') return `Protocol: TLS ${version}.`
  return `Protocol: ${version ? `TLS ${version}` : 'old'}, which browsers refuse. Turn on TLS 1.2 and 1.3 on the server.`
}

function hstsText(hsts: boolean | null): string {
  if (hsts === null) return ''
  return hsts ? 'HSTS is on: browsers use https only.' : 'HSTS is off.'
}
