import { REQUEST_FILE_LIMIT, tooLargeText } from '@/lib/csr/keys'
import { readUpload } from '@/lib/csr/read-upload'
import { err, ok, type Result } from '@/lib/result'

/** The text of an uploaded request, or the sentence why it is not looked at. */
export async function readUploadedRequest(file: File): Promise<Result<string, string>> {
  if (file.size > REQUEST_FILE_LIMIT) return err(tooLargeText(file.size))
  return ok(readUpload(new Uint8Array(await file.arrayBuffer())))
}
