import { wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, FORMAT_OF, type Language } from '../languages/types'
import { err, ok, type Result } from '../result'
import { type CertificateDetails, readDetails } from './read-details'
import { parseCertificate, splitPem } from './split-pem'

/** The maximum length of text that is read. A bundle of ten certificates has about 20,000 characters. */
const CERTIFICATE_TEXT_LIMIT = 100_000
const MAX_CERTIFICATES = 20

/** Why no certificate can be shown for the pasted text. */
export type CertificateTextProblem =
  | { code: 'empty' }
  | { code: 'too-long'; characters: number }
  | { code: 'request' }
  | { code: 'no-certificate' }
  | { code: 'too-many'; count: number }

export type CertificateList = {
  /** Each certificate once, in text order. */
  certificates: CertificateDetails[]
  /** Whether anything else in the text looks like a certificate but cannot be read. */
  leftover: boolean
}

/**
 * Reads the certificates in a string: PEM, bare base64 or PKCS #7, in any number and order. The caller must already have refused private
 * keys.
 */
export function readCertificates(text: string): Result<CertificateList, CertificateTextProblem> {
  if (text.trim() === '') return err({ code: 'empty' })
  if (text.length > CERTIFICATE_TEXT_LIMIT) return err({ code: 'too-long', characters: text.length })
  const { pems, leftover } = splitPem(text)
  const once = [...new Set(pems)]
  if (once.length > MAX_CERTIFICATES) return err({ code: 'too-many', count: once.length })
  const certificates = once.flatMap((pem) => {
    const certificate = parseCertificate(pem)
    return (certificate && readDetails(certificate)) ?? []
  })
  if (certificates.length === 0) return err({ code: /BEGIN (?:NEW )?CERTIFICATE REQUEST/.test(text) ? 'request' : 'no-certificate' })
  return ok({ certificates, leftover: leftover || certificates.length < once.length })
}

/** Returns what is wrong with the pasted text, and what to paste instead. */
export function certificateTextProblem(problem: CertificateTextProblem, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'certificateProblems')
  const count = (characters: number) => characters.toLocaleString(FORMAT_OF[language] ?? language)
  switch (problem.code) {
    case 'too-long':
      return words('too-long', { characters: count(problem.characters), limit: count(CERTIFICATE_TEXT_LIMIT) })
    case 'too-many':
      return words('too-many', { count: problem.count, limit: MAX_CERTIFICATES })
    default:
      return words(problem.code)
  }
}
