'use client'
import { useField } from './form-context'

/**
 * The version of the data that a form changes. After a refused save it is the newer version, so that a second save replaces it
 * deliberately.
 */
export function Version({ of }: { of: string }) {
  const { value } = useField('version')
  return <input key={value ?? of} type="hidden" name="version" defaultValue={value ?? of} />
}
