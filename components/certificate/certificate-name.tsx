import { isOver } from '@/lib/certificates/status/place-text'
import type { CertificateRow } from '@/lib/certificates/view/schema'

type Named = Pick<CertificateRow, 'domainName' | 'label' | 'place'> & { type: { name: string } }

/** A certificate's name before and after its address is known. If it ended before that, the product's name is used. */
export function certificateName({ domainName, label, place, type }: Named): string {
  if (domainName) return domainName
  const [first, join] = isOver(place) ? [type.name, ', for '] : ['Not set up yet', ': ']
  return label ? `${first}${join}${label}` : first
}

/** The same as plain text that keeps its direction in any language. */
export function CertificateName({ certificate }: { certificate: Named }) {
  return <bdi className="wrap-anywhere">{certificateName(certificate)}</bdi>
}
