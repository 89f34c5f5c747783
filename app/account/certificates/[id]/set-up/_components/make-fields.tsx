import { Checkbox } from '@/components/ui/form/checkbox'
import { Select } from '@/components/ui/form/select'
import { TextArea } from '@/components/ui/form/text-area'
import { TextInput } from '@/components/ui/form/text-input'
import type { KeyWords } from '@/lib/keys/text'
import type { Messages } from '@/lib/languages/text'

export type MakeFieldsProps = {
  certificateId: string
  product: { level: 'dv' | 'ov' | 'ev'; wildcard: boolean; multiDomain: boolean; namesIncluded: number }
  /** The values from an earlier request or from the basket. */
  known: { names: string; www: boolean; organization: string; locality: string; state: string; country: string }
  countries: readonly { value: string; label: string }[]
  words: Messages['doors']
}

/** The contents of a request for this product. */
export function MakeFields({ certificateId, product, known, countries, words, kinds }: MakeFieldsProps & { kinds: KeyWords['kinds'] }) {
  return (
    <>
      <input type="hidden" name="id" value={certificateId} />
      <NameFields product={product} known={known} words={words} />
      {product.level !== 'dv' && (
        <>
          <TextInput
            name="organization"
            label={words.organisation}
            hint={words.organisationHint}
            defaultValue={known.organization}
            autoComplete="organization"
          />
          <TextInput name="locality" label={words.town} defaultValue={known.locality} autoComplete="address-level2" />
          <TextInput name="state" label={words.state} required={false} defaultValue={known.state} autoComplete="address-level1" />
        </>
      )}
      <Select
        name="country"
        label={words.country}
        placeholder={words.chooseCountry}
        defaultValue={known.country}
        options={countries}
        autoComplete="country"
      />
      <Select
        name="kind"
        label={words.kind}
        hint={words.kindHint}
        defaultValue="rsa-2048"
        options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
      />
    </>
  )
}

function NameFields({ product, known, words }: Pick<MakeFieldsProps, 'product' | 'known' | 'words'>) {
  if (product.multiDomain)
    return (
      <TextArea
        name="names"
        label={words.names}
        hint={words.namesHint.replace('{count}', String(product.namesIncluded))}
        defaultValue={known.names}
        mono
      />
    )
  if (product.wildcard) return <TextInput name="names" label={words.address} hint={words.wildcardHint} defaultValue={known.names} mono />
  return (
    <>
      <TextInput name="names" label={words.address} hint={words.addressHint} defaultValue={known.names} mono />
      <Checkbox name="www" label={words.www} hint={words.wwwHint} defaultChecked={known.www} />
    </>
  )
}
