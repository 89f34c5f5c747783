import forge from 'node-forge'
import { PKCS8ShroudedKeyBag } from 'pkijs'

/** Returns an RSA key encrypted with 3DES, which Windows Server 2016 and older can open. WebCrypto has no 3DES. */
export function protectForOldWindows(pkcs8: ArrayBuffer, password: string): PKCS8ShroudedKeyBag {
  const key = forge.asn1.fromDer(forge.util.createBuffer(pkcs8))
  const sealed = forge.asn1.toDer(forge.pki.encryptPrivateKeyInfo(key, password, { algorithm: '3des', count: 2048 }))
  return PKCS8ShroudedKeyBag.fromBER(Uint8Array.from(sealed.getBytes(), (letter) => letter.charCodeAt(0)).buffer)
}
