import { REQUEST_FILE_LIMIT } from '@/lib/csr/keys/keys'
import { tooLargeText } from '@/lib/csr/keys/too-large-text'
import { readUpload } from '@/lib/csr/read-upload'
import type { Language } from '@/lib/languages/types'
import { err, ok, type Result } from '@/lib/result'

/** Returns the text of an uploaded request, or a sentence explaining why it was not read. */
export async function readUploadedRequest(file: File, language?: Language): Promise<Result<string, string>> {
  if (file.size > REQUEST_FILE_LIMIT) return err(tooLargeText(file.size, language))
  return ok(readUpload(new Uint8Array(await file.arrayBuffer())))
}
