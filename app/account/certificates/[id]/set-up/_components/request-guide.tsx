import { GuideSteps } from '@/components/certificate/guide-steps'
import { SERVER_SOFTWARE, serverSoftwareLabel } from '@/lib/certificates/setup/server-software'
import type { Draft } from '@/lib/certificates/view/schema'
import { readAddress } from '@/lib/csr/address/read-address'
import { requestGuide } from '@/lib/guides/request-guide'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

type GuidedDraft = Pick<Draft, 'request' | 'label' | 'serverSoftware'> & { type: Pick<Draft['type'], 'level' | 'wildcard' | 'multiDomain'> }

/** Explains how to create a request on the buyer's server. The list of servers consists of links, so it works without scripts. */
export function RequestGuide({ draft, chosen, language }: { draft: GuidedDraft; chosen: string | null; language: Language }) {
  const words = wordsOf(language, 'setUp')
  const key = chosen ?? draft.serverSoftware
  const guide = key ? requestGuide(key, requestDetails(draft, language), language) : null
  return (
    <details className="mb-8 border-y border-line py-2" open={chosen !== null}>
      <summary className="min-h-11 py-2 font-semibold">{words('howTo')}</summary>
      <ul className="flex flex-wrap gap-x-4 py-2">
        {SERVER_SOFTWARE.map((server) => (
          <li key={server.key}>
            <a
              href={`?guide=${server.key}`}
              aria-current={server.key === key ? 'true' : undefined}
              className="inline-flex min-h-11 items-center aria-current:font-semibold"
            >
              {serverSoftwareLabel(server.key, language)}
            </a>
          </li>
        ))}
      </ul>
      {guide && (
        <div className="py-4">
          <h2 className="mb-4 text-lg">{guide.title}</h2>
          <p className="mb-4">{words('examples')}</p>
          <GuideSteps steps={guide.steps} />
        </div>
      )}
    </details>
  )
}

/** The values for the guide's commands: from an earlier request, otherwise the label's address, otherwise an example. */
function requestDetails({ request, label, type }: GuidedDraft, language: Language) {
  const words = wordsOf(language, 'setUp')
  const address = readAddress(label)
  const domain = address.ok ? address.value.domain : 'example.com'
  const asked =
    type.level === 'dv'
      ? { country: 'GB' }
      : { organization: words('exampleOrganisation'), locality: words('exampleTown'), state: words('exampleState'), country: 'GB' }
  if (request?.facts.asciiName) {
    const { asciiName, names, organization, locality, state, country } = request.facts
    const said = Object.entries({ organization, locality, state, country }).filter(([, value]) => value)
    return { ...asked, ...Object.fromEntries(said), domain: asciiName, otherNames: type.multiDomain ? names.slice(1) : [] }
  }
  if (type.wildcard) return { domain: `*.${domain.replace(/^www\./, '')}`, ...asked }
  const otherNames = type.multiDomain ? ['mail.example.com', 'autodiscover.example.com'] : []
  return { domain: address.ok ? domain : 'www.example.com', otherNames, ...asked }
}
