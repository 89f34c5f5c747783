import { readAddress } from '@/lib/csr/address/read-address'
import type { CsrFacts, ProductRules } from '@/lib/csr/types'
import { messagesOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { countriesIn } from '@/lib/orders/countries'
import type { MakeFieldsProps } from './_components/make-fields'

type Product = Pick<ProductRules, 'level' | 'wildcard' | 'multiDomain' | 'namesIncluded'>

type Asked = {
  certificateId: string
  label: string
  type: Product
  request: { facts: Pick<CsrFacts, 'names' | 'organization' | 'locality' | 'state' | 'country'> } | null
}

/** Returns the fields for a request made in the browser, prefilled from an earlier request, otherwise from the label's address. */
export function requestFields({ certificateId, type, label, request }: Asked, language: Language): MakeFieldsProps {
  const { level, wildcard, multiDomain, namesIncluded } = type
  return {
    certificateId,
    product: { level, wildcard, multiDomain, namesIncluded },
    known: {
      ...knownNames(request?.facts.names ?? [label], type),
      organization: request?.facts.organization ?? '',
      locality: request?.facts.locality ?? '',
      state: request?.facts.state ?? '',
      country: request?.facts.country ?? '',
    },
    countries: countriesIn(language).map(({ code, name }) => ({ value: code, label: name })),
    words: messagesOf(language).doors,
  }
}

function knownNames(names: readonly string[], { wildcard, multiDomain }: Product): { names: string; www: boolean } {
  const read = names.flatMap((name) => {
    const address = readAddress(name)
    return address.ok ? [address.value] : []
  })
  const [first] = read
  if (!first) return { names: '', www: false }
  if (multiDomain) return { names: read.map(({ unicode }) => unicode).join('\n'), www: false }
  const isDomain = first.domain.replace(/^www\./, '') === first.registrable
  if (wildcard && !first.wildcard && isDomain) return { names: `*.${first.unicode.replace(/^www\./, '')}`, www: false }
  return { names: first.unicode, www: isDomain && !first.wildcard }
}
