import { certificateTextProblem, readCertificates } from '@/lib/chain/read-certificates'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { err, ok, type Result } from '@/lib/result'
import type { ToolAnswer } from './answer'
import { certificatePart, nameOf, ownFaults } from './certificate-part'
import type { Given } from './read-form'

/** Decodes certificates for a visitor, in the order in which they appear in the text. */
export function answerCertificates(
  { text, field }: Given<'text'>,
  at: Date,
  language: Language,
): Result<ToolAnswer, { field: 'text' | 'file'; message: string }> {
  const read = readCertificates(text)
  if (!read.ok) return err({ field, message: certificateTextProblem(read.error, language) })
  const words = wordsOf(language, 'certificateFacts')
  const { certificates, leftover } = read.value
  const names = certificates.map((one) => nameOf(one, language))
  const titles = names.length === 1 ? names : names.map((name, index) => `${index + 1}. ${name}`)
  const notes: ToolAnswer['notes'] = certificates.flatMap((one, index) => {
    const lines = ownFaults(one, at, language)
    return lines.length ? [{ tone: 'warning' as const, title: titles[index] ?? '', lines }] : []
  })
  if (leftover) notes.push({ tone: 'warning', title: words('leftover'), lines: [words('leftoverTodo')] })
  return ok({
    title: words('title', { count: names.length, name: names[0] ?? '' }),
    notes,
    parts: certificates.map((one, index) => certificatePart(one, titles[index] ?? '', at, language)),
    texts: [{ label: words('pem'), copy: wordsOf(language, 'forms')('copy'), text: certificates.map(({ pem }) => pem).join('') }],
  })
}
