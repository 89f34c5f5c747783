'use client'
import { describedBy, FieldFrame } from '@/components/ui/form/field-frame'
import { useField } from '@/components/ui/form/form-context'

const HINT = 'PNG or WebP, at most 200 kB.'

export function LogoField() {
  const { id, error } = useField('logo')
  return (
    <FieldFrame id={id} label="Image" hint={HINT} error={error}>
      <input
        id={id}
        name="logo"
        type="file"
        accept="image/png,image/webp"
        className="field file:me-3 file:cursor-pointer file:border-0 file:bg-transparent file:font-semibold file:text-peacock"
        {...describedBy(id, HINT, error)}
      />
    </FieldFrame>
  )
}
