/** A file of 20 certificates in DER or PEM is smaller. */
export const CERTIFICATE_FILE_LIMIT = 100_000
