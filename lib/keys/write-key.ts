import { toPem } from './pem'
import { protectKey } from './protect-key'

/** Returns a private key as the text of its file (PKCS#8), encrypted if there is a passphrase. */
export async function writeKey(pkcs8: ArrayBuffer, passphrase: string): Promise<string> {
  if (passphrase === '') return toPem(pkcs8, 'PRIVATE KEY')
  const bag = await protectKey(pkcs8, passphrase)
  return toPem(bag.toSchema().toBER(), 'ENCRYPTED PRIVATE KEY')
}
