import type { Malformed } from './extensions'
import type { CsrProblem } from './types'

/** Returns the message for pasted text that cannot be used: what it is, and what to do. */
export function problemText(problem: CsrProblem): string {
  switch (problem.code) {
    case 'empty':
      return 'Paste your certificate request (CSR), or choose its file.'
    case 'private_key':
      return 'That text contains a private key. We have not kept it. A key that has left its server is no longer secret: make a new key and a new request, and paste only the part that starts with BEGIN CERTIFICATE REQUEST.'
    case 'certificate':
      return 'This is a finished certificate, not a request. Look for a file ending in .csr.'
    case 'pkcs7':
      return 'This is a bundle of finished certificates (PKCS#7), not a request. Look for a file ending in .csr.'
    case 'pkcs12':
      return 'This is a keystore (PFX or PKCS#12), which usually holds a private key. We have not kept it. Look for a file ending in .csr.'
    case 'public_key':
      return 'This is only a public key. A request also contains the address and is signed. Look for a file ending in .csr.'
    case 'ssh_key':
      return 'This is an SSH key, which cannot be used for a certificate. Look for a file ending in .csr.'
    case 'several_requests':
      return `There are ${problem.count} requests in this text. Paste the one for this certificate only.`
    case 'wrapped':
      return 'This is a signed message (CMS), which Windows makes for renewals, and we can’t find a plain request in it. Make a new PKCS#10 request: with certreq, put RequestType = PKCS10 in its .inf file.'
    case 'cut_off':
      return CUT_OFF[problem.missing]
    case 'text_too_long':
      return `This text is ${count(problem.characters)} characters; we read up to ${count(problem.limit)}. Paste only the request, from its BEGIN line to its END line.`
    case 'too_long':
      return `This request is ${count(problem.characters)} characters; our supplier takes up to ${count(problem.limit)}. Use a 2048-bit key or fewer extra names.`
    case 'not_a_request':
      return 'This is not a certificate request. A request starts with -----BEGIN CERTIFICATE REQUEST-----.'
    case 'malformed':
      return `Authorities refuse this request: ${MALFORMED[problem.part]}. Make it again with current software, such as OpenSSL or your server’s own tool.`
    case 'bad_text':
      return `In this request ${problem.field} contains an unprintable character, perhaps copied from another program. Make the request again and type that field by hand.`
    case 'explicit_curve':
      return 'The key describes its curve number by number instead of naming it, and authorities refuse that. Make a new key with a named curve (P-256 or P-384), then a new request.'
    case 'hash_refused':
      return `This request is signed with ${problem.hash}, which authorities don’t accept. Make the request again with SHA-256. You can keep your key.`
    case 'changed':
      return 'This request was changed after it was made, so it cannot be used. Make it again.'
    case 'unsupported_key':
      return `This is a ${problem.key} key, which certificate authorities don’t accept. Make a new request with a 2048-bit RSA key.`
  }
}

const MALFORMED: Record<Malformed, string> = {
  version: 'its version is not 1, the only version there is',
  trailing: 'it has extra data after one of its parts',
  length: 'one of its lengths is encoded in a way the standard (DER) forbids',
  signature: 'its signature is not a whole number of bytes',
  subject: 'the fields of its subject don’t follow the standard',
  attributes: 'its attributes don’t follow the standard',
  extensions: 'the extensions it asks for don’t follow the standard',
  key_usage: 'the key usage it asks for is damaged',
  extended_key_usage: 'the extended key usage it asks for is damaged',
  basic_constraints: 'the basic constraints it asks for are damaged',
  alternative_names: 'its list of other names (SAN) is damaged or empty',
}

const CUT_OFF: Record<Extract<CsrProblem, { code: 'cut_off' }>['missing'], string> = {
  start:
    'The beginning of the request is missing: its text starts with the letters MI, right after the BEGIN line. Copy everything, from the BEGIN line to the END line.',
  middle: 'A part in the middle of the request is missing or changed. Copy everything again, from the BEGIN line to the END line.',
  end: 'The end of the request is missing. Copy everything, down to the last line, -----END CERTIFICATE REQUEST-----.',
}

function count(characters: number): string {
  return characters.toLocaleString('en-US')
}
