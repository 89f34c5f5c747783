import { type Pkcs10CertificateRequest, SubjectAlternativeNameExtension } from '@peculiar/x509'

const OID = {
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  unit: '2.5.4.11',
  locality: '2.5.4.7',
  state: '2.5.4.8',
  country: '2.5.4.6',
  email: '1.2.840.113549.1.9.1',
  subjectAltName: '2.5.29.17',
} as const

/** The subject's fields in any of the string types, and the names of the requested extensions (RFC 2985 §5.4.2). */
export function readSubject(request: Pkcs10CertificateRequest) {
  const values = (oid: string) =>
    request.subjectName
      .getField(oid)
      .map((value) => value.trim())
      .filter(Boolean)
  const first = (field: Exclude<keyof typeof OID, 'commonName' | 'subjectAltName'>) => {
    const [value] = values(OID[field])
    return value === undefined ? {} : { [field]: value }
  }
  return {
    commonNames: values(OID.commonName),
    alternativeNames: alternativeNames(request),
    ...first('organization'),
    ...first('unit'),
    ...first('locality'),
    ...first('state'),
    ...first('country'),
    ...first('email'),
  }
}

function alternativeNames(request: Pkcs10CertificateRequest): string[] {
  const extension = request.getExtension(OID.subjectAltName)
  if (!extension) return []
  const { names } = new SubjectAlternativeNameExtension(extension.rawData)
  return names.items.filter((name) => name.type === 'dns' || name.type === 'ip').map((name) => name.value)
}
