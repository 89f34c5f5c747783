import { type CheckedChain, checkChain } from '@/lib/chain/check-chain'
import { certificateTextProblem, readCertificates } from '@/lib/chain/read-certificates'
import { faultText } from '@/lib/chain/text'
import type { FaultCode } from '@/lib/chain/types'
import { err, ok, type Result } from '@/lib/result'
import type { ToolAnswer } from './answer'
import { certificatePart, ownFaults } from './certificate-part'
import type { Given } from './read-form'

/** Puts certificates in order for a visitor, and says what is wrong with the chain. */
export function answerChain({ text, field }: Given<'text'>, at: Date): Result<ToolAnswer, { field: 'text' | 'file'; message: string }> {
  const read = readCertificates(text)
  if (!read.ok) return err({ field, message: certificateTextProblem(read.error) })
  const chain = checkChain(read.value.certificates, at)
  if (!chain) return err({ field, message: certificateTextProblem({ code: 'no-certificate' }) })
  const { leaf, intermediates, root, others } = chain
  const inOrder = [leaf, ...intermediates]
  const pem = (list: readonly { pem: string }[]) => list.map((one) => one.pem).join('')
  return ok({
    title: `The chain of ${leaf.name}`,
    notes: notesOf(chain, read.value.leftover, at),
    parts: [
      certificatePart(leaf, `1. ${leaf.name}`, at),
      ...intermediates.map((one, index) => certificatePart(one, `${index + 2}. ${one.name} (intermediate)`, at)),
      ...(root ? [certificatePart(root, `Root: ${root.name}`, at)] : []),
      ...others.map((one) => certificatePart(one, `Not in this chain: ${one.name}`, at)),
    ],
    texts: [
      { label: 'Full chain, in the order servers send it', copy: 'Copy the full chain', text: pem(inOrder) },
      ...(intermediates.length ? [{ label: 'Intermediates only', copy: 'Copy the intermediates', text: pem(intermediates) }] : []),
    ],
  })
}

function notesOf(chain: CheckedChain, leftover: boolean, at: Date): ToolAnswer['notes'] {
  const { leaf, root, others, faults, reachesKnownRoot, isInOrder } = chain
  const wrong = [...ownFaults(leaf, at), ...faults.map((code) => sentenceOf(code, leaf.issuerUrl))]
  const notes: ToolAnswer['notes'] = []
  if (wrong.length) notes.push({ tone: 'bad', title: 'Change this first', lines: wrong })
  else if (reachesKnownRoot) notes.push({ tone: 'good', title: 'The chain is complete. It ends at a root that browsers know.' })
  if (!wrong.length && !reachesKnownRoot) {
    notes.push({
      tone: 'warning',
      title: 'The chain does not end at a root that we know',
      lines: ['The authority may be private, or an intermediate may be missing at the end. Ask your authority for its full chain.'],
    })
  }
  if (!isInOrder) notes.push({ tone: 'info', title: 'The order was wrong. Below, the chain is in the order servers send it.' })
  if (root) notes.push({ tone: 'info', title: 'The root need not be sent. It is left out of the full chain below.' })
  if (others.length) {
    notes.push({
      tone: 'info',
      title: 'Some certificates do not belong here',
      lines: others.map((one) => `${one.name} is left out of the full chain.`),
    })
  }
  if (leftover)
    notes.push({
      tone: 'warning',
      title: 'Part of the text can’t be read',
      lines: ['A certificate in it is cut off or damaged. Copy it again.'],
    })
  return notes
}

/** Returns a fault of a pasted chain as a sentence, with where to find what is missing. */
function sentenceOf(code: FaultCode, issuerUrl: string | null): string {
  const where = issuerUrl ? ` The issuer’s certificate is at ${issuerUrl}.` : ' Your authority offers it for download.'
  if (code === 'chain_missing') return `No intermediate certificate is in the text, so phones and programs will not trust this one.${where}`
  if (code === 'chain_broken') return `None of the other certificates issued this one.${where}`
  return faultText(code)
}
