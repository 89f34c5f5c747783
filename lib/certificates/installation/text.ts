import { wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
import type { Words } from '../lifecycle/holds'
import type { AddressVerdict, Verdict } from './judge'
import type { Look } from './sightings'

type Tone = Words['tone']

export type InstallationWords = {
  tone: Tone
  /** A short text for use in lists. */
  short: string
  /** What happened. */
  title: string
  /** What the result means and what to do about it. */
  todo: string
}

const TONES: Record<Verdict['verdict'], Tone> = {
  installed: 'good',
  incomplete: 'warning',
  old_file: 'bad',
  another: 'bad',
  nothing: 'warning',
  no_such_name: 'warning',
  no_address: 'warning',
  lookup_failed: 'info',
  not_reachable: 'info',
}

/**
 * Returns the text that explains the result of a check to the buyer. Some texts refer to the command on the page, which is run inside the
 * server’s own network.
 */
export function installationWords(
  result: Verdict,
  { host, port }: { host: string; port: number },
  language: Language = DEFAULT_LANGUAGE,
): InstallationWords {
  const words = wordsOf(language, 'installation')
  const { verdict } = result
  const values = { host, port: String(port), count: 'count' in result ? result.count : 1, of: 'of' in result ? result.of : 1 }
  return {
    tone: TONES[verdict],
    short: words(`${verdict}.short`, values),
    title: words(`${verdict}.title`, values),
    todo: words(`${verdict}.todo`, values),
  }
}

const ADDRESS_TONES: Record<AddressVerdict, Tone> = {
  this_file: 'good',
  this_file_alone: 'warning',
  old_file: 'bad',
  another: 'bad',
  nothing: 'warning',
  unknown: 'info',
}

type Judged = Look & { verdict: AddressVerdict }

/** Returns the tag of one address, and a sentence about what it serves. */
export function addressWords(look: Judged, language: Language = DEFAULT_LANGUAGE): { tone: Tone; label: string; sentence: string } {
  const label = wordsOf(language, 'installation')(`labels.${look.verdict}`)
  return { tone: ADDRESS_TONES[look.verdict], label, sentence: sentenceOf(look, language) }
}

function sentenceOf({ verdict, outcome, names, notAfter, protocol, hsts }: Judged, language: Language): string {
  const words = wordsOf(language, 'installation')
  if (outcome !== 'served') return words(`outcomes.${outcome}`)
  const sentences = [protocolText(protocol, language), hsts === null ? '' : words(hsts ? 'hstsOn' : 'hstsOff')]
  if (verdict === 'another' || verdict === 'old_file')
    sentences.unshift(notAfter ? words('validUntil', { day: notAfter.slice(0, 10) }) : words('validUntilUnknown'))
  if (verdict === 'another') sentences.unshift(names.length ? words('isFor', { names: names.join(', ') }) : words('isForNone'))
  return sentences.filter(Boolean).join(' ')
}

/** Returns an explanation of a TLS version. Browsers reject all versions before 1.2. */
export function protocolText(protocol: string | null, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'installation')
  const version = /^TLSv(1(?:\.\d)?)$/.exec(protocol ?? '')?.[1]
  if (!version) return words('protocolOld')
  return words(version === '1.3' || version === '1.2' ? 'protocol' : 'protocolRefused', { protocol: `TLS ${version}` })
}
