import { REQUEST_FILE_LIMIT, tooLargeText } from '@/lib/csr/keys/keys'
import { readUpload } from '@/lib/csr/read-upload'
import { err, ok, type Result } from '@/lib/result'

/** Returns the text of an uploaded request, or a sentence explaining why it was not read. */
export async function readUploadedRequest(file: File): Promise<Result<string, string>> {
  if (file.size > REQUEST_FILE_LIMIT) return err(tooLargeText(file.size))
  return ok(readUpload(new Uint8Array(await file.arrayBuffer())))
}
