import type { CsrProblem } from './types'

/** The sentence a person reads when what they pasted cannot be used: what it is, and what to do. */
export function problemText(problem: CsrProblem): string {
  switch (problem.code) {
    case 'empty':
      return 'Paste your certificate request (CSR), or choose its file.'
    case 'private_key':
      return 'That text holds a private key. We have not kept it. A key that has left its server is no longer secret: make a new key and a new request, and paste only the part that starts with BEGIN CERTIFICATE REQUEST.'
    case 'certificate':
      return 'This is a finished certificate, not a request. Look for a file ending in .csr.'
    case 'pkcs7':
      return 'This is a bundle of finished certificates (PKCS#7), not a request. Look for a file ending in .csr.'
    case 'pkcs12':
      return 'This is a keystore (PFX or PKCS#12), which usually holds a private key. We have not kept it. Look for a file ending in .csr.'
    case 'public_key':
      return 'This is only a public key. A request also holds the address and is signed. Look for a file ending in .csr.'
    case 'ssh_key':
      return 'This is an SSH key, which cannot be used for a certificate. Look for a file ending in .csr.'
    case 'several_requests':
      return `There are ${problem.count} requests in this text. Paste the one for this certificate only.`
    case 'wrapped':
      return 'This is a signed message (CMS), as Windows makes for renewals, and we can’t find a plain request in it. Make a new request of the kind PKCS#10: with certreq, put RequestType = PKCS10 into its .inf file.'
    case 'cut_off':
      return CUT_OFF[problem.missing]
    case 'text_too_long':
      return `This text is ${count(problem.characters)} characters; we read up to ${count(problem.limit)}. Paste only the request, from its BEGIN line to its END line.`
    case 'too_long':
      return `This request is ${count(problem.characters)} characters; our supplier takes up to ${count(problem.limit)}. Use a 2048-bit key or fewer extra names.`
    case 'not_a_request':
      return 'This is not a certificate request. A request starts with -----BEGIN CERTIFICATE REQUEST-----.'
    case 'changed':
      return 'This request was changed after it was made, so it cannot be used. Make it again.'
    case 'unsupported_key':
      return `The key is of the kind ${problem.key}, which certificate authorities do not take. Make a new request with a 2048-bit RSA key.`
  }
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
