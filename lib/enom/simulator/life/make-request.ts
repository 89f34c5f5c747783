import { Pkcs10CertificateRequestGenerator } from '../x509'

/** Creates a new key and a request for this name. The key is discarded. */
export async function makeRequest(name: string): Promise<string> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
  const made = await Pkcs10CertificateRequestGenerator.create({ name: `CN=${name}`, keys, signingAlgorithm: algorithm })
  return made.toString('pem')
}
