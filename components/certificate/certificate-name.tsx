import { isOver } from '@/lib/certificates/lifecycle/status-text'
import type { CertificateRow } from '@/lib/certificates/view/schema'

type Named = Pick<CertificateRow, 'domainName' | 'label' | 'place'> & { type: { name: string } }

/** What a certificate is called before and after its address is known; what ended before that is called what was bought. */
export function certificateName({ domainName, label, place, type }: Named): string {
  if (domainName) return domainName
  const [first, join] = isOver(place) ? [type.name, ', for '] : ['Not set up yet', ': ']
  return label ? `${first}${join}${label}` : first
}

/** The same as text that keeps its direction in any language. */
export function CertificateName({ certificate }: { certificate: Named }) {
  return <bdi className="wrap-anywhere">{certificateName(certificate)}</bdi>
}
