import type { CertificateRow } from '@/lib/certificates/schema'

/** What a certificate is called before and after its address is known. */
export function certificateName({ domainName, label }: Pick<CertificateRow, 'domainName' | 'label'>): string {
  return domainName ?? (label ? `Not set up yet: ${label}` : 'Not set up yet')
}

/** The same as text that keeps its direction in any language. */
export function CertificateName({ certificate }: { certificate: Pick<CertificateRow, 'domainName' | 'label'> }) {
  return <bdi className="wrap-anywhere">{certificateName(certificate)}</bdi>
}
