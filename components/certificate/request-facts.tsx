import { Facts } from '@/components/ui/facts'
import type { CsrFacts } from '@/lib/csr/types'
import { HexPairs } from './hex-pairs'

/** The contents of a certificate request. */
export function RequestFacts({ facts }: { facts: CsrFacts }) {
  const others = facts.names.filter((name) => name !== facts.asciiName && name !== facts.commonName.toLowerCase())
  return (
    <Facts
      items={[
        { term: 'Address', detail: <AddressText facts={facts} /> },
        { term: 'Other names', detail: others.length ? <bdi dir="ltr">{others.join(', ')}</bdi> : null },
        { term: 'Organisation', detail: facts.organization },
        { term: 'Town', detail: facts.locality },
        { term: 'State or county', detail: facts.state },
        { term: 'Country', detail: facts.country },
        { term: 'Key', detail: keyText(facts) },
        {
          term: 'Fingerprint of the public key',
          detail: <HexPairs hex={facts.spkiSha256} />,
        },
      ]}
    />
  )
}

function AddressText({ facts }: { facts: CsrFacts }) {
  return (
    <>
      <bdi dir="ltr" className="font-semibold">
        {facts.unicodeName || facts.commonName}
      </bdi>
      {facts.asciiName && facts.asciiName !== facts.unicodeName && (
        <bdi dir="ltr" className="block font-mono text-sm text-ink-2">
          {facts.asciiName}
        </bdi>
      )}
    </>
  )
}

export function keyText(facts: Pick<CsrFacts, 'keyType' | 'keyBits' | 'curve'>): string {
  return facts.keyType === 'rsa' ? `RSA ${facts.keyBits}` : `ECDSA ${facts.curve ?? facts.keyBits}`
}
