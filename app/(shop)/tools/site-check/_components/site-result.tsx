import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { addressWords } from '@/lib/certificates/installation/text'
import type { Inspection, Sighting } from '@/lib/probe/types'
import { diagnose } from '../diagnose'

/** What is wrong with a site, if anything, and what each of its addresses sends. */
export function SiteResult({ host, port, inspection }: { host: string; port: number; inspection: Inspection }) {
  const faults = diagnose(inspection, { host, port })
  const { sightings, notInspected } = inspection
  return (
    <section aria-labelledby="result" className="mb-10 max-w-measure">
      <h2 id="result" className="mb-4">
        {faults.length === 0 ? `The connection to ${host} is secure` : `What is wrong with ${host}`}
      </h2>
      {faults.length === 0 ? (
        <Alert tone="good" title="The certificate is for this name, complete, trusted and valid.">
          <p>
            If a browser still says “not secure”, the page itself loads something over http. Look for http:// in its images, scripts and
            forms, and send visitors of http:// on to https://.
          </p>
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
        <ul aria-label={`Addresses of ${host}`} className="mt-6 border-t border-line">
          {sightings.map((seen) => (
            <li key={seen.address} className="border-b border-line py-2">
              <p className="wrap-anywhere font-mono text-sm">{seen.address}</p>
              <p className="wrap-anywhere text-sm text-ink-2">{sentenceOf(seen)}</p>
            </li>
          ))}
        </ul>
      )}
      {notInspected > 0 && <p className="mt-2 text-sm text-ink-3">It has {notInspected} more addresses, at which we did not look.</p>}
      {faults.length > 0 && (
        <p className="mt-6">
          <ButtonLink variant="secondary" href={`/find?for=${encodeURIComponent(host)}`}>
            Find a certificate for {host}
          </ButtonLink>
        </p>
      )}
    </section>
  )
}

function sentenceOf(seen: Sighting): string {
  const nothing = { fingerprint: null, isOurs: false, isWhole: false, names: [], notAfter: null, protocol: null, hsts: null }
  if (seen.outcome !== 'served') return addressWords({ ...nothing, ...seen, verdict: 'nothing' }).sentence
  const { names, issuer, notAfter, protocol, hsts, fingerprint } = seen.served
  const words = addressWords({
    ...nothing,
    address: seen.address,
    outcome: 'served',
    fingerprint,
    names: names.slice(0, 3),
    notAfter,
    protocol,
    hsts,
    verdict: 'another',
  })
  return `Issued by ${issuer}. ${words.sentence}`
}
