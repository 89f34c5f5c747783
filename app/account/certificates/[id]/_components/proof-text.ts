import type { ProofToPublish } from '@/lib/certificates/validation/proof'
import type { RecordLookup } from '@/lib/dns/check-record'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { FileLookup } from '@/lib/probe/check-file'

type Finding = { tone: 'good' | 'warning' | 'info'; title: string; todo: string }

const RECORD_TONES: Record<RecordLookup['state'], Finding['tone']> = {
  found: 'good',
  missing: 'info',
  doubled: 'warning',
  no_underscore: 'warning',
  other_type: 'warning',
  quoted: 'warning',
  wrong_value: 'warning',
  no_answer: 'info',
}

/** Returns what is wrong with the published record, and what to change. */
export function recordFinding(
  { name, domain, type, value }: Extract<ProofToPublish, { method: 'dns' }>,
  { state, seen, at }: RecordLookup,
  language: Language,
): Finding {
  const words = wordsOf(language, 'proof')
  const label = name === domain ? '@' : name.slice(0, -domain.length - 1)
  const values = { name, domain, type, value, label, at: at ?? '', seen: seen[0]?.slice(0, 120) ?? '' }
  return { tone: RECORD_TONES[state], title: words(`record.${state}.title`, values), todo: words(`record.${state}.todo`, values) }
}

const FILE_TONES: Record<FileLookup['state'], Finding['tone']> = {
  found: 'good',
  wrong_body: 'warning',
  redirect: 'warning',
  not_found: 'info',
  no_address: 'warning',
  no_answer: 'warning',
}

/** Returns what is wrong with the published file, and what to change. */
export function fileFinding(
  { url }: Extract<ProofToPublish, { method: 'file' }>,
  { state, status, seen }: FileLookup,
  language: Language,
): Finding {
  const words = wordsOf(language, 'proof')
  const values = { url, status: String(status), seen: seen ?? words('anotherAddress') }
  return { tone: FILE_TONES[state], title: words(`file.${state}.title`, values), todo: words(`file.${state}.todo`, values) }
}
