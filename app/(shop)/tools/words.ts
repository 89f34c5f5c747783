/** A file of 20 certificates in DER or PEM is smaller. */
export const CERTIFICATE_FILE_LIMIT = 100_000

export const KEY_IN_TEXT =
  'A key that has left its server is no longer secret: replace the certificate with one for a new key. Paste only the parts that start with BEGIN CERTIFICATE.'

/** Returns the message for a larger file. */
export function tooLargeFile(bytes: number): string {
  return `This file is ${Math.ceil(bytes / 1000)} KB; we read up to ${CERTIFICATE_FILE_LIMIT / 1000} KB. Choose the certificate’s own file.`
}
