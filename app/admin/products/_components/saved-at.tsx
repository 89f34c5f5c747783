'use client'
import { useField } from '@/components/ui/form/form-context'

/** The version of the product that the form was filled from, or that its last response showed. */
export function SavedAt({ at }: { at: string }) {
  const { value } = useField('savedAt')
  return <input key={value ?? at} type="hidden" name="savedAt" defaultValue={value ?? at} />
}
