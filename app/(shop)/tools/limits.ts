/** The maximum size of an uploaded file in bytes, large enough for 20 certificates in DER or PEM. */
export const CERTIFICATE_FILE_LIMIT = 100_000
