import { AUTHORITIES } from './authorities'
import { judgeCaa } from './judge-caa'
import type { Authority, CaaRecord, MailLookup, NameReport } from './types'

/** One thing found. `good`: in order. `bad`: the authority will refuse, or no mail can arrive. `info`: not known, or worth knowing. */
export type Line = { tone: 'good' | 'bad' | 'info'; text: string }

/** Returns what a report means for one authority's certificate, what blocks it first. */
export function reportLines(report: NameReport, authority: Authority): Line[] {
  if (report.domain === 'no_such_domain') {
    return [{ tone: 'bad', text: `${report.registrable} does not exist. Check the spelling, or register the domain first.` }]
  }
  if (report.domain === 'no_answer' && report.caa.found === 'no_answer') {
    return [{ tone: 'info', text: `The name servers of ${report.registrable} did not answer in time. Look again in a few minutes.` }]
  }
  const lines = [dnssecLine(report), caaLine(report, authority), mailOf(report)].filter((line) => line !== null)
  return lines.toSorted((one, other) => Number(other.tone === 'bad') - Number(one.tone === 'bad'))
}

function dnssecLine({ dnssec, registrable }: NameReport): Line | null {
  if (dnssec === 'broken') {
    return {
      tone: 'bad',
      text: `The DNSSEC signatures of ${registrable} are wrong, so authorities refuse the name. Ask your DNS provider to sign the domain again, or remove the DS record at your registrar.`,
    }
  }
  return null
}

/** Wrong signatures are why nothing else could be read. */
function mailOf({ dnssec, mail }: NameReport): Line | null {
  return dnssec === 'broken' && mail.state === 'no_answer' ? null : mailLine(mail)
}

/** Returns what the CAA records of a name mean for one authority. */
function caaLine({ caa, name, wildcard, dnssec }: NameReport, authority: Authority): Line | null {
  const { label, names } = AUTHORITIES[authority]
  const verdict = judgeCaa(caa, { authority, wildcard })
  switch (verdict.state) {
    case 'allowed':
      return verdict.by === null
        ? { tone: 'good', text: `No CAA record limits who may issue for ${name}, so ${label} may.` }
        : { tone: 'good', text: `The CAA record of ${name} allows ${label} (${verdict.by}).` }
    case 'limited':
      return {
        tone: 'info',
        text: `The CAA record at ${verdict.at} allows ${label} with a limit: ${verdict.parameters.join('; ')}. ${label} may refuse the request. Add a record without the limit: 0 issue "${names[0]}".`,
      }
    case 'forbidden':
      return {
        tone: 'bad',
        text: `The CAA record at ${verdict.at} ${verdict.named.length ? `allows only ${verdict.named.join(', ')}` : `allows no authority${wildcard ? ' to issue a wildcard' : ''}`}, so ${label} will refuse. Add this CAA record at ${verdict.at}: 0 ${verdict.tag} "${names[0]}".`,
      }
    case 'critical':
      return {
        tone: 'bad',
        text: `The CAA record “${verdict.tag.slice(0, 40)}” at ${verdict.at} is marked critical and is not in the standard, so authorities refuse. Remove it, or set its flag to 0.`,
      }
    case 'no_answer':
      return dnssec === 'broken'
        ? null
        : { tone: 'info', text: `The CAA records of ${verdict.at} could not be read in time. The authority checks again on its own.` }
  }
}

/** Returns whether a domain takes the authority's approval email. */
export function mailLine({ domain, state, servers }: MailLookup): Line {
  switch (state) {
    case 'accepts':
      return { tone: 'good', text: `${domain} takes mail, at ${servers[0]}.` }
    case 'by_address':
      return {
        tone: 'info',
        text: `${domain} names no mail server (no MX record). Mail goes to its web address, where often no mail server runs. Send yourself a test message first.`,
      }
    case 'refuses':
      return { tone: 'bad', text: `${domain} takes no mail: its MX record says so. ${NEED_MAIL}` }
    case 'no_server':
      return { tone: 'bad', text: `${domain} takes no mail: it has no mail server (no MX record) and no address. ${NEED_MAIL}` }
    case 'server_missing':
      return {
        tone: 'bad',
        text: `${domain} takes no mail: its mail server ${servers[0]} does not exist on the internet. Correct the MX record.`,
      }
    case 'no_such_domain':
      return { tone: 'bad', text: `${domain} takes no mail: the name does not exist in DNS.` }
    case 'no_answer':
      return { tone: 'info', text: `The name servers of ${domain} did not say in time whether it takes mail.` }
  }
}

const NEED_MAIL = 'The approval email can’t arrive there. Set up mail for the domain first.'

/** Returns a CAA record as zone files write it: `0 issue "example.com"`. */
export function caaRecordText({ critical, tag, value }: CaaRecord): string {
  return `${critical ? 128 : 0} ${tag.slice(0, 40)} "${value.slice(0, 200)}"`
}
