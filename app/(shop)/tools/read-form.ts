import { REQUEST_FILE_LIMIT, secretIn, sizeText } from '@/lib/csr/keys/keys'
import { tooLargeText } from '@/lib/csr/keys/too-large-text'
import { readUpload } from '@/lib/csr/read-upload'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { err, ok, type Result } from '@/lib/result'
import { CERTIFICATE_FILE_LIMIT } from './limits'

/** A text and the field it came from. */
export type Given<Field extends string> = { text: string; field: Field | 'file' }
type Read<Field extends string> = Result<Given<Field>, { field: Field | 'file'; message: string }>

/**
 * Returns the request that was pasted or chosen. If there are both, the file takes precedence. A private key is refused when the request is
 * parsed.
 */
export async function readRequestForm(form: { csr: string; file?: File | undefined }, language: Language): Promise<Read<'csr'>> {
  const { csr, file } = form
  if (!file) return ok({ text: csr, field: 'csr' })
  return file.size > REQUEST_FILE_LIMIT ? err({ field: 'file', message: tooLargeText(file.size, language) }) : ok(await given(file))
}

/** Returns the certificates that were pasted or chosen, or refuses them if a private key is among them. */
export async function readTextForm(form: { text: string; file?: File | undefined }, language: Language): Promise<Read<'text'>> {
  const { text, file } = form
  if (file && file.size > CERTIFICATE_FILE_LIMIT) {
    const sizes = { size: sizeText(file.size), limit: sizeText(CERTIFICATE_FILE_LIMIT) }
    return err({ field: 'file', message: wordsOf(language, 'certificateField')('tooLarge', sizes) })
  }
  const read: Given<'text'> = file ? await given(file) : { text, field: 'text' }
  const secret = secretIn(read.text)
  return secret ? err({ field: read.field, message: wordsOf(language, 'decoder')(`refused.${secret}`) }) : ok(read)
}

async function given(file: File): Promise<{ text: string; field: 'file' }> {
  return { text: readUpload(new Uint8Array(await file.arrayBuffer())), field: 'file' }
}
