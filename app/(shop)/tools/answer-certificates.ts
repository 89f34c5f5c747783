import { certificateTextProblem, readCertificates } from '@/lib/chain/read-certificates'
import { err, ok, type Result } from '@/lib/result'
import type { ToolAnswer } from './answer'
import { certificatePart, ownFaults } from './certificate-part'
import type { Given } from './read-form'

/** Reads certificates for a visitor, in the order in which they appear in the text. */
export function answerCertificates(
  { text, field }: Given<'text'>,
  at: Date,
): Result<ToolAnswer, { field: 'text' | 'file'; message: string }> {
  const read = readCertificates(text)
  if (!read.ok) return err({ field, message: certificateTextProblem(read.error) })
  const { certificates, leftover } = read.value
  const [first] = certificates
  const titleOf = (name: string, index: number) => (certificates.length === 1 ? name : `${index + 1}. ${name}`)
  const notes: ToolAnswer['notes'] = certificates.flatMap((one, index) => {
    const lines = ownFaults(one, at)
    return lines.length ? [{ tone: 'warning' as const, title: titleOf(one.name, index), lines }] : []
  })
  if (leftover) {
    notes.push({
      tone: 'warning',
      title: 'Part of the text can’t be read',
      lines: ['A certificate in it is cut off or damaged. Copy it again, from its BEGIN line to its END line.'],
    })
  }
  return ok({
    title: certificates.length === 1 ? `A certificate for ${first?.name}` : `${certificates.length} certificates`,
    notes,
    parts: certificates.map((one, index) => certificatePart(one, titleOf(one.name, index), at)),
    texts: [{ label: 'As clean PEM', copy: 'Copy', text: certificates.map(({ pem }) => pem).join('') }],
  })
}
