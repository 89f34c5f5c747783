/** A file of 20 certificates in DER or PEM is smaller than this. */
export const CERTIFICATE_FILE_LIMIT = 100_000
