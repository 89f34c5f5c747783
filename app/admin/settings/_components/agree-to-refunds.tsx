'use client'
import { Checkbox } from '@/components/ui/form/checkbox'
import { useField } from '@/components/ui/form/form-context'

/**
 * Shown only after a save was refused because it would cause refunds immediately. Ticking the box approves that number of refunds; if there
 * are more by the time of the save, staff are asked again.
 */
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
