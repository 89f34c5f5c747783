import { domainToUnicode } from 'node:url'
import { checkRequest } from '@/lib/csr/policy/policy'
import { readRequest } from '@/lib/csr/request/read-request'
import { problemText } from '@/lib/csr/text'
import type { CsrFacts, ProductRules } from '@/lib/csr/types'
import { err, ok, type Result } from '@/lib/result'
import type { ToolAnswer } from './answer'
import { inPairs } from './certificate-part'
import type { Given } from './read-form'

const TONES = { blocker: 'bad', warning: 'warning', note: 'info' } as const
const TITLES = { blocker: 'An authority would refuse this', warning: 'Check this before you send it', note: 'Good to know' } as const

/** Reads a request for a visitor, and says what an authority would refuse. */
export async function answerRequest({
  text,
  field,
}: Given<'csr'>): Promise<Result<ToolAnswer, { field: 'csr' | 'file'; message: string }>> {
  const read = await readRequest(text)
  if (!read.ok) return err({ field, message: problemText(read.error) })
  const facts = read.value
  const findings = checkRequest(facts, widest(facts))
  const severities = ['blocker', 'warning', 'note'] as const
  const notes: ToolAnswer['notes'] = severities.flatMap((severity) => {
    const lines = findings.filter((finding) => finding.severity === severity).map((finding) => finding.text)
    return lines.length ? [{ tone: TONES[severity], title: TITLES[severity], lines }] : []
  })
  if (!findings.some(({ severity }) => severity === 'blocker')) {
    notes.unshift({ tone: 'good', title: 'The request is whole, and its signature is right.' })
  }
  return ok({
    title: `A request for ${facts.unicodeName || 'no name'}`,
    notes,
    parts: [{ title: 'What the request says', facts: factsOf(facts) }],
    texts: [{ label: 'The request as clean PEM', copy: 'Copy the request', text: facts.pem }],
  })
}

/** The widest product there is, so that only what every authority refuses is named. */
function widest({ wildcard, names }: CsrFacts): ProductRules {
  return { level: 'dv', wildcard, multiDomain: names.length > 1, namesIncluded: 250, family: 'comodo' }
}

function factsOf(facts: CsrFacts): ToolAnswer['parts'][number]['facts'] {
  const rows: [string, string | undefined][] = [
    ['Common Name', facts.commonName || 'none'],
    ['In ASCII', facts.asciiName && facts.asciiName !== facts.unicodeName ? facts.asciiName : undefined],
    ['All names', facts.names.map(bothSpellings).join('\n') || 'none'],
    ['Organisation', facts.organization],
    ['Department', facts.unit],
    ['Town', facts.locality],
    ['State or county', facts.state],
    ['Country', facts.country],
    ['Email', facts.email],
    ['Key', facts.keyType === 'rsa' ? `RSA ${facts.keyBits}` : `ECDSA ${facts.curve ?? facts.keyBits}`],
    ['Signature', facts.signature],
  ]
  return [
    ...rows.flatMap(([term, detail]) => (detail ? [{ term, detail }] : [])),
    { term: 'SHA-256 of the public key', detail: inPairs(facts.spkiSha256), isCode: true },
  ]
}

/** Returns `münchen.example (xn--mnchen-3ya.example)` for a name with other letters. */
function bothSpellings(name: string): string {
  const unicode = name.includes('xn--') ? domainToUnicode(name) : ''
  return unicode ? `${unicode} (${name})` : name
}
