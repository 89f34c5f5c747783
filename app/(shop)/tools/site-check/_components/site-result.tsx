import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { addressWords } from '@/lib/certificates/installation/text'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { Inspection, Sighting } from '@/lib/probe/types'
import { diagnose } from '../diagnose'

type SiteResultProps = { language: Language; host: string; port: number; inspection: Inspection }

/** The problems found with a site, if any, and the certificate that each of its addresses sends. */
export function SiteResult({ language, host, port, inspection }: SiteResultProps) {
  const words = wordsOf(language, 'site')
  const installation = wordsOf(language, 'installation')
  const faults = diagnose(inspection, { host, port }, language)
  const { sightings, notInspected } = inspection
  return (
    <section aria-labelledby="result" className="mb-10 max-w-measure">
      <h2 id="result" className="mb-4">
        {words(faults.length === 0 ? 'secure' : 'wrong', { host })}
      </h2>
      {faults.length === 0 ? (
        <Alert tone="good" title={words('secureTitle')}>
          <p>{words('secureTodo')}</p>
        </Alert>
      ) : (
        <ul className="space-y-4">
          {faults.map(({ title, todo }) => (
            <li key={title}>
              <Alert tone="warning" title={title}>
                <p>{todo}</p>
              </Alert>
            </li>
          ))}
        </ul>
      )}
      {sightings.length > 0 && (
        <ul aria-label={installation('addresses', { host })} className="mt-6 border-t border-line">
          {sightings.map((seen) => (
            <li key={seen.address} className="border-b border-line py-2">
              <p className="wrap-anywhere font-mono text-sm">{seen.address}</p>
              <p className="wrap-anywhere text-sm text-ink-2">{sentenceOf(seen, language)}</p>
            </li>
          ))}
        </ul>
      )}
      {notInspected > 0 && <p className="mt-2 text-sm text-ink-3">{installation('more', { count: notInspected })}</p>}
      {faults.length > 0 && (
        <p className="mt-6">
          <ButtonLink variant="secondary" href={pathIn(language, `/find?for=${encodeURIComponent(host)}`)}>
            {words('find', { host })}
          </ButtonLink>
        </p>
      )}
    </section>
  )
}

function sentenceOf(seen: Sighting, language: Language): string {
  const nothing = { fingerprint: null, isOurs: false, isWhole: false, names: [], notAfter: null, protocol: null, hsts: null }
  if (seen.outcome !== 'served') return addressWords({ ...nothing, ...seen, verdict: 'nothing' }, language).sentence
  const { address, outcome, served } = seen
  const { names, notAfter, protocol, hsts, fingerprint } = served
  const look = { ...nothing, address, outcome, fingerprint, names: names.slice(0, 3), notAfter, protocol, hsts }
  const { sentence } = addressWords({ ...look, verdict: 'another' }, language)
  return `${wordsOf(language, 'site')('issuedBy', { issuer: served.issuer })} ${sentence}`
}
