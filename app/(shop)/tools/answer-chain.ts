import { type CheckedChain, checkChain } from '@/lib/chain/check-chain'
import { certificateTextProblem, readCertificates } from '@/lib/chain/read-certificates'
import type { CertificateDetails } from '@/lib/chain/read-details'
import type { ChainFaultCode } from '@/lib/chain/types'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { err, ok, type Result } from '@/lib/result'
import type { ToolAnswer } from './answer'
import { certificatePart, nameOf, ownFaults } from './certificate-part'
import type { Given } from './read-form'

/** Sorts certificates into a chain for a visitor, and reports what is wrong with it. */
export function answerChain(
  { text, field }: Given<'text'>,
  at: Date,
  language: Language,
): Result<ToolAnswer, { field: 'text' | 'file'; message: string }> {
  const read = readCertificates(text)
  if (!read.ok) return err({ field, message: certificateTextProblem(read.error, language) })
  const chain = checkChain(read.value.certificates, at)
  if (!chain) return err({ field, message: certificateTextProblem({ code: 'no-certificate' }, language) })
  const words = wordsOf(language, 'chainAnswer')
  const { leaf, intermediates, root, others } = chain
  const pem = (list: readonly { pem: string }[]) => list.map((one) => one.pem).join('')
  const part = (one: CertificateDetails, title: string) => certificatePart(one, title, at, language)
  const name = (one: CertificateDetails) => ({ name: nameOf(one, language) })
  return ok({
    title: words('title', name(leaf)),
    notes: notesOf(chain, { leftover: read.value.leftover, at, language }),
    parts: [
      part(leaf, `1. ${nameOf(leaf, language)}`),
      ...intermediates.map((one, index) => part(one, words('intermediate', { number: index + 2, ...name(one) }))),
      ...(root ? [part(root, words('root', name(root)))] : []),
      ...others.map((one) => part(one, words('notInChain', name(one)))),
    ],
    texts: [
      { label: words('full'), copy: words('copyFull'), text: pem([leaf, ...intermediates]) },
      ...(intermediates.length ? [{ label: words('intermediates'), copy: words('copyIntermediates'), text: pem(intermediates) }] : []),
    ],
  })
}

type Seen = { leftover: boolean; at: Date; language: Language }

function notesOf(chain: CheckedChain, { leftover, at, language }: Seen): ToolAnswer['notes'] {
  const words = wordsOf(language, 'chainAnswer')
  const { leaf, root, others, faults, reachesKnownRoot, isInOrder } = chain
  const wrong = [...ownFaults(leaf, at, language), ...faults.map((code) => sentenceOf(code, leaf.issuerUrl, language))]
  const notes: ToolAnswer['notes'] = []
  if (wrong.length) notes.push({ tone: 'bad', title: words('first'), lines: wrong })
  else if (reachesKnownRoot) notes.push({ tone: 'good', title: words('complete') })
  else notes.push({ tone: 'warning', title: words('unknownRoot'), lines: [words('unknownRootTodo')] })
  if (!isInOrder) notes.push({ tone: 'info', title: words('reordered') })
  if (root) notes.push({ tone: 'info', title: words('rootSent') })
  if (others.length) {
    const lines = others.map((one) => words('leftOut', { name: nameOf(one, language) }))
    notes.push({ tone: 'info', title: words('others'), lines })
  }
  if (leftover) {
    notes.push({ tone: 'warning', title: wordsOf(language, 'certificateFacts')('leftover'), lines: [words('leftoverTodo')] })
  }
  return notes
}

/** Returns a sentence about a fault in a pasted chain, including where to find a missing certificate. */
function sentenceOf(code: ChainFaultCode, issuerUrl: string | null, language: Language): string {
  const words = wordsOf(language, 'chainAnswer')
  const sentence = words(`faults.${code}`)
  if (code !== 'chain_missing' && code !== 'chain_broken') return sentence
  return `${sentence} ${issuerUrl ? words('issuerAt', { url: issuerUrl }) : words('issuerOffered')}`
}
