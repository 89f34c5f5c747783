import { readUpload } from '@/lib/csr/read-upload'
import { err, ok, type Result } from '@/lib/result'

/** A request is at most 4,500 characters; a file of ten times that is something else. */
const LIMIT = 50_000

/** The text of an uploaded request, or the sentence why it is not looked at. */
export async function readUploadedRequest(file: File): Promise<Result<string, string>> {
  if (file.size > LIMIT) {
    return err(`This file is ${Math.ceil(file.size / 1024)} KB; a request is at most about 5 KB. Choose the file ending in .csr.`)
  }
  return ok(readUpload(new Uint8Array(await file.arrayBuffer())))
}
