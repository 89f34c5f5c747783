'use client'
import { Checkbox } from '@/components/ui/form/checkbox'
import { useField } from '@/components/ui/form/form-context'

/** Asked only after saving was refused because of what it would refund at once. The tick covers that many; for more we ask again. */
export function AgreeToRefunds() {
  const { value } = useField('refundsAtOnce')
  if (value === undefined) return null
  return (
    <Checkbox
      key={value}
      name="agreedTo"
      value={value}
      label={value === '1' ? 'Refund this certificate now' : `Refund these ${value} now`}
    />
  )
}
