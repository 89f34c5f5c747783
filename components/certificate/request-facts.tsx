import { Facts } from '@/components/ui/facts'
import type { CsrFacts } from '@/lib/csr/types'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { HexPairs } from './hex-pairs'

/** The contents of a certificate request. */
export function RequestFacts({ facts, language = DEFAULT_LANGUAGE }: { facts: CsrFacts; language?: Language }) {
  const words = wordsOf(language, 'requestFacts')
  const others = facts.names.filter((name) => name !== facts.asciiName && name !== facts.commonName.toLowerCase())
  return (
    <Facts
      items={[
        { term: words('address'), detail: <AddressText facts={facts} /> },
        { term: words('others'), detail: others.length ? <bdi dir="ltr">{others.join(', ')}</bdi> : null },
        { term: words('organisation'), detail: facts.organization },
        { term: words('town'), detail: facts.locality },
        { term: words('state'), detail: facts.state },
        { term: words('country'), detail: facts.country },
        { term: words('key'), detail: keyText(facts) },
        {
          term: words('fingerprint'),
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
