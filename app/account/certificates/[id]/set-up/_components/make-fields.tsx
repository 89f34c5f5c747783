import { Checkbox } from '@/components/ui/form/checkbox'
import { Select } from '@/components/ui/form/select'
import { TextArea } from '@/components/ui/form/text-area'
import { TextInput } from '@/components/ui/form/text-input'
import { KIND_LABELS } from '@/lib/keys/text'

export type MakeFieldsProps = {
  certificateId: string
  product: { level: 'dv' | 'ov' | 'ev'; wildcard: boolean; multiDomain: boolean; namesIncluded: number }
  /** What an earlier request or the basket says. */
  known: { names: string; www: boolean; organization: string; locality: string; state: string; country: string }
  countries: readonly { value: string; label: string }[]
}

/** What a request has to say, for this product. */
export function MakeFields({ certificateId, product, known, countries }: MakeFieldsProps) {
  return (
    <>
      <input type="hidden" name="id" value={certificateId} />
      <NameFields product={product} known={known} />
      {product.level !== 'dv' && (
        <>
          <TextInput
            name="organization"
            label="Organisation"
            hint="Exactly as in the company register: to a checker, “Ltd” and “Limited” are different."
            defaultValue={known.organization}
            autoComplete="organization"
          />
          <TextInput name="locality" label="Town" defaultValue={known.locality} autoComplete="address-level2" />
          <TextInput
            name="state"
            label="State, county or province"
            required={false}
            defaultValue={known.state}
            autoComplete="address-level1"
          />
        </>
      )}
      <Select
        name="country"
        label="Country"
        placeholder="Choose a country"
        defaultValue={known.country}
        options={countries}
        autoComplete="country"
      />
      <Select
        name="kind"
        label="Kind of key"
        hint="If you don’t know, keep RSA 2048."
        defaultValue="rsa-2048"
        options={Object.entries(KIND_LABELS).map(([value, label]) => ({ value, label }))}
      />
    </>
  )
}

function NameFields({ product, known }: Pick<MakeFieldsProps, 'product' | 'known'>) {
  if (product.multiDomain)
    return (
      <TextArea
        name="names"
        label="Names to secure"
        hint={`One on each line, the main one first; you bought ${product.namesIncluded}. Names cannot be added later.`}
        defaultValue={known.names}
        mono
      />
    )
  if (product.wildcard)
    return (
      <TextInput
        name="names"
        label="Address to secure"
        hint="For example, *.example.com, which covers every name directly under example.com."
        defaultValue={known.names}
        mono
      />
    )
  return (
    <>
      <TextInput name="names" label="Address to secure" hint="For example, shop.example.com." defaultValue={known.names} mono />
      <Checkbox
        name="www"
        label="Cover the domain both with and without www"
        hint="For a domain itself, such as example.com and www.example.com."
        defaultChecked={known.www}
      />
    </>
  )
}
