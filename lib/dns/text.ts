import { wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
import { AUTHORITIES } from './authorities'
import { judgeCaa } from './judge-caa'
import type { Authority, CaaRecord, MailLookup, NameReport } from './types'

/** One finding. `good`: correct. `bad`: the authority will refuse, or email cannot arrive. `info`: unknown, or worth knowing. */
export type Line = { tone: 'good' | 'bad' | 'info'; text: string }

/** Returns what a report means for one authority's certificate, blockers first. */
export function reportLines(report: NameReport, authority: Authority, language: Language = DEFAULT_LANGUAGE): Line[] {
  const words = wordsOf(language, 'dns')
  const { registrable: domain, dnssec, mail } = report
  if (report.domain === 'no_such_domain') return [{ tone: 'bad', text: words('noSuchDomain', { domain }) }]
  if (report.domain === 'no_answer' && report.caa.found === 'no_answer') return [{ tone: 'info', text: words('noAnswer', { domain }) }]
  const isBroken = dnssec === 'broken'
  const lines: (Line | null)[] = [
    isBroken ? { tone: 'bad', text: words('dnssec', { domain }) } : null,
    caaLine(report, authority, language),
    // Nothing else could be read because of the invalid signatures.
    isBroken && mail.state === 'no_answer' ? null : mailLine(mail, language),
  ]
  return lines.filter((line) => line !== null).toSorted((one, other) => Number(other.tone === 'bad') - Number(one.tone === 'bad'))
}

/** Returns what a name's CAA records mean for one authority. */
function caaLine({ caa, name, wildcard, dnssec }: NameReport, authority: Authority, language: Language): Line | null {
  const words = wordsOf(language, 'dns')
  const { label, names } = AUTHORITIES[authority]
  const verdict = judgeCaa(caa, { authority, wildcard })
  const recordOf = (tag: string) => `0 ${tag} "${names[0]}"`
  switch (verdict.state) {
    case 'allowed': {
      const said = { name, authority: label }
      return { tone: 'good', text: verdict.by === null ? words('caa.open', said) : words('caa.allowed', { ...said, by: verdict.by }) }
    }
    case 'limited': {
      const limits = verdict.parameters.join('; ')
      return { tone: 'info', text: words('caa.limited', { at: verdict.at, authority: label, limits, record: recordOf('issue') }) }
    }
    case 'forbidden': {
      const said = { at: verdict.at, authority: label, record: recordOf(verdict.tag) }
      if (verdict.named.length) return { tone: 'bad', text: words('caa.others', { ...said, named: verdict.named.join(', ') }) }
      return { tone: 'bad', text: words(wildcard ? 'caa.nobodyWildcard' : 'caa.nobody', said) }
    }
    case 'critical':
      return { tone: 'bad', text: words('caa.critical', { tag: verdict.tag.slice(0, 40), at: verdict.at }) }
    case 'no_answer':
      return dnssec === 'broken' ? null : { tone: 'info', text: words('caa.noAnswer', { at: verdict.at }) }
  }
}

const MAIL_TONES = {
  accepts: 'good',
  by_address: 'info',
  refuses: 'bad',
  no_server: 'bad',
  server_missing: 'bad',
  no_such_domain: 'bad',
  no_answer: 'info',
} as const satisfies Record<MailLookup['state'], Line['tone']>

/** Returns whether a domain accepts the authority's approval email. */
export function mailLine({ domain, state, servers }: MailLookup, language: Language = DEFAULT_LANGUAGE): Line {
  const text = wordsOf(language, 'dns')(`mail.${state}`, { domain, server: servers[0] ?? '' })
  return { tone: MAIL_TONES[state], text }
}

/** Returns a CAA record in zone file syntax: `0 issue "example.com"`. */
export function caaRecordText({ critical, tag, value }: CaaRecord): string {
  return `${critical ? 128 : 0} ${tag.slice(0, 40)} "${value.slice(0, 200)}"`
}
