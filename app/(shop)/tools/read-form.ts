import { REQUEST_FILE_LIMIT, secretIn } from '@/lib/csr/keys/keys'
import { tooLargeText } from '@/lib/csr/keys/too-large-text'
import { readUpload } from '@/lib/csr/read-upload'
import { err, ok, type Result } from '@/lib/result'
import { CERTIFICATE_FILE_LIMIT, KEY_IN_TEXT, tooLargeFile } from './words'

/** A text, and the field it came from. */
export type Given<Field extends string> = { text: string; field: Field | 'file' }
type Read<Field extends string> = Result<Given<Field>, { field: Field | 'file'; message: string }>

const KEY_REFUSED: Record<'key' | 'store', string> = {
  key: `That text contains a private key. We have not kept it. ${KEY_IN_TEXT}`,
  store: `That is a key store, which usually holds a private key. We have not kept it. ${KEY_IN_TEXT}`,
}

/** Returns the request that was pasted or chosen. The file counts if there are both. Private keys are refused when it is read. */
export async function readRequestForm({ csr, file }: { csr: string; file?: File | undefined }): Promise<Read<'csr'>> {
  if (!file) return ok({ text: csr, field: 'csr' })
  return file.size > REQUEST_FILE_LIMIT ? err({ field: 'file', message: tooLargeText(file.size) }) : ok(await given(file))
}

/** Returns the certificates that were pasted or chosen, unless a private key is among them. */
export async function readTextForm({ text, file }: { text: string; file?: File | undefined }): Promise<Read<'text'>> {
  if (file && file.size > CERTIFICATE_FILE_LIMIT) return err({ field: 'file', message: tooLargeFile(file.size) })
  const read: Given<'text'> = file ? await given(file) : { text, field: 'text' }
  const secret = secretIn(read.text)
  return secret ? err({ field: read.field, message: KEY_REFUSED[secret] }) : ok(read)
}

async function given(file: File): Promise<{ text: string; field: 'file' }> {
  return { text: readUpload(new Uint8Array(await file.arrayBuffer())), field: 'file' }
}
