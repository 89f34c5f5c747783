'use client'
import type { ComponentPropsWithoutRef } from 'react'
import { useField } from '@/components/ui/form/form-context'
import { TextInput } from '@/components/ui/form/text-input'

type ContactFieldProps = ComponentPropsWithoutRef<typeof TextInput> & {
  /** The spelling accepted earlier, if it differs from what was typed. */
  agreed?: string | undefined
  /** The label above the accepted spelling. */
  sentAs: string
}

/**
 * One field of a contact. If authorities cannot read its letters, the suggested spelling is shown below, to be changed or accepted. Nothing
 * is respelled without confirmation.
 */
export function ContactField({ agreed, sentAs, ...props }: ContactFieldProps) {
  const { value: offered, suggestion } = useField(`ascii.${props.name}`)
  const spelling = offered ?? agreed
  return (
    <div>
      <TextInput {...props} />
      {spelling !== undefined && (
        <div className="-mt-4 mb-6 border-s-4 border-line ps-4">
          <TextInput name={`ascii.${props.name}`} label={sentAs} hint={suggestion} defaultValue={agreed ?? ''} autoComplete="off" />
        </div>
      )}
    </div>
  )
}
