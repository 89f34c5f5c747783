import { BmpString, Null, OctetString } from 'asn1js'
import { Attribute, AuthenticatedSafe, CertBag, Certificate, PFX, type PKCS8ShroudedKeyBag, SafeBag, SafeContents } from 'pkijs'
import { aes256, ITERATIONS, passwordBytes, protectKey } from './protect-key'

const KEY_BAG = '1.2.840.113549.1.12.10.1.2'
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3'
const FRIENDLY_NAME = '1.2.840.113549.1.9.20'
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21'

type PfxContent = {
  pkcs8: ArrayBuffer
  /** The certificate itself first, then its issuers. */
  certificates: readonly ArrayBuffer[]
  password: string
  /** The name shown by Windows, and Java's alias. */
  name: string
  /** Windows Server 2016 and older support nothing newer than 3DES and SHA-1. */
  forOldWindows: boolean
}

/** Returns a PFX file (PKCS#12, RFC 7292): key and certificates under one password. */
export async function makePfx({ pkcs8, certificates, password, name, forOldWindows }: PfxContent): Promise<ArrayBuffer> {
  const [leaf = new ArrayBuffer(0)] = certificates
  const id = await crypto.subtle.digest('SHA-1', leaf)
  const certificateBags = certificates.map(
    (der) =>
      new SafeBag({
        bagId: CERTIFICATE_BAG,
        bagValue: new CertBag({ parsedValue: Certificate.fromBER(der) }),
        bagAttributes: der === leaf ? link(name, id) : undefined,
      }),
  )
  const keyBag = new SafeBag({ bagId: KEY_BAG, bagValue: await sealed(pkcs8, password, forOldWindows), bagAttributes: link(name, id) })
  const safe = new AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        // Certificates are public, so encrypting them is only a convention. In files for old Windows they are left unencrypted, because
        // 3DES is not available here.
        { privacyMode: forOldWindows ? 0 : 1, value: new SafeContents({ safeBags: certificateBags }) },
        { privacyMode: 0, value: new SafeContents({ safeBags: [keyBag] }) },
      ],
    },
  })
  await safe.makeInternalValues({ safeContents: [forOldWindows ? {} : { ...aes256(password), contentType: DATA }, {}] })
  const pfx = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } })
  await pfx.makeInternalValues({
    password: passwordBytes(password),
    iterations: forOldWindows ? 2048 : ITERATIONS,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: forOldWindows ? 'SHA-1' : 'SHA-256',
  })
  // RFC 8017 requires the NULL, and some readers insist on it.
  if (pfx.macData) pfx.macData.mac.digestAlgorithm.algorithmParams = new Null()
  return pfx.toSchema().toBER()
}

const DATA = '1.2.840.113549.1.7.1'

async function sealed(pkcs8: ArrayBuffer, password: string, forOldWindows: boolean): Promise<PKCS8ShroudedKeyBag> {
  if (!forOldWindows) return protectKey(pkcs8, password)
  const { protectForOldWindows } = await import('./old-windows')
  return protectForOldWindows(pkcs8, password)
}

/** The attributes that programs use to match a certificate to its key. */
function link(name: string, id: ArrayBuffer): Attribute[] {
  return [
    new Attribute({ type: FRIENDLY_NAME, values: [new BmpString({ value: name })] }),
    new Attribute({ type: LOCAL_KEY_ID, values: [new OctetString({ valueHex: id })] }),
  ]
}
