import { isOver } from '@/lib/certificates/status/place-text'
import type { CertificateRow } from '@/lib/certificates/view/schema'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'

type Named = Pick<CertificateRow, 'domainName' | 'label' | 'place'> & { type: { name: string } }

/**
 * A certificate's name, which changes once its address is known. If the certificate ended without an address, the product's name is used.
 */
export function certificateName({ domainName, label, place, type }: Named, language: Language = DEFAULT_LANGUAGE): string {
  if (domainName) return domainName
  const words = wordsOf(language, 'certificateName')
  if (isOver(place)) return label ? words('over', { product: type.name, label }) : type.name
  return label ? words('notSetUpNamed', { label }) : words('notSetUp')
}

/** The same name as plain text that keeps its writing direction in any language. */
export function CertificateName({ certificate, language }: { certificate: Named; language?: Language }) {
  return <bdi className="wrap-anywhere">{certificateName(certificate, language)}</bdi>
}
