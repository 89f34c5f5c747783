import { domainToUnicode } from 'node:url'
import { keyText } from '@/components/certificate/request-facts'
import { checkRequest, isSendable } from '@/lib/csr/policy/policy'
import { readRequest } from '@/lib/csr/request/read-request'
import { problemText } from '@/lib/csr/text'
import type { CsrFacts, ProductRules } from '@/lib/csr/types'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { err, ok, type Result } from '@/lib/result'
import type { ToolAnswer } from './answer'
import { inPairs } from './certificate-part'
import type { Given } from './read-form'

const TONES = { blocker: 'bad', warning: 'warning', note: 'info' } as const

/** Decodes a request for a visitor, and reports what an authority would refuse. */
export async function answerRequest(
  { text, field }: Given<'csr'>,
  language: Language,
): Promise<Result<ToolAnswer, { field: 'csr' | 'file'; message: string }>> {
  const read = await readRequest(text)
  if (!read.ok) return err({ field, message: problemText(read.error, language) })
  const words = wordsOf(language, 'requestAnswer')
  const titles = { blocker: words('blocker'), warning: words('warning'), note: wordsOf(language, 'requestFacts')('note') }
  const facts = read.value
  const findings = checkRequest(facts, widest(facts))
  const severities = ['blocker', 'warning', 'note'] as const
  const notes: ToolAnswer['notes'] = severities.flatMap((severity) => {
    const lines = findings.filter((finding) => finding.severity === severity).map((finding) => finding.say(language))
    return lines.length ? [{ tone: TONES[severity], title: titles[severity], lines }] : []
  })
  if (isSendable(findings)) notes.unshift({ tone: 'good', title: words('whole') })
  return ok({
    title: facts.unicodeName ? words('title', { name: facts.unicodeName }) : words('titleNoName'),
    notes,
    parts: [{ title: words('says'), facts: factsOf(facts, language) }],
    texts: [{ label: words('pem'), copy: words('copy'), text: facts.pem }],
  })
}

/** The most permissive product, so that a fault is reported only if every authority would refuse the request. */
function widest({ wildcard, names }: CsrFacts): ProductRules {
  return { level: 'dv', wildcard, multiDomain: names.length > 1, namesIncluded: 250, family: 'comodo' }
}

function factsOf(facts: CsrFacts, language: Language): ToolAnswer['parts'][number]['facts'] {
  const words = wordsOf(language, 'requestAnswer')
  const terms = wordsOf(language, 'certificateFacts')
  const rows: [string, string | undefined][] = [
    [terms('fields.CN'), facts.commonName || words('none')],
    [words('ascii'), facts.asciiName && facts.asciiName !== facts.unicodeName ? facts.asciiName : undefined],
    [words('names'), facts.names.map(bothSpellings).join('\n') || terms('none')],
    [terms('fields.O'), facts.organization],
    [terms('fields.OU'), facts.unit],
    [terms('fields.L'), facts.locality],
    [terms('fields.ST'), facts.state],
    [terms('fields.C'), facts.country],
    [terms('fields.emailAddress'), facts.email],
    [terms('key'), keyText(facts)],
    [terms('signature'), facts.signature],
  ]
  return [
    ...rows.flatMap(([term, detail]) => (detail ? [{ term, detail }] : [])),
    { term: terms('spki'), detail: inPairs(facts.spkiSha256), isCode: true },
  ]
}

/** Returns e.g. `münchen.example (xn--mnchen-3ya.example)` for a name with non-ASCII letters. */
function bothSpellings(name: string): string {
  const unicode = name.includes('xn--') ? domainToUnicode(name) : ''
  return unicode ? `${unicode} (${name})` : name
}
