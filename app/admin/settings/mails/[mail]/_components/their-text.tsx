'use client'
import { useField } from '@/components/ui/form/form-context'

/** Shows the text that someone else saved in the meantime, if that was why a save was refused. */
export function TheirText() {
  const { value } = useField('theirs')
  if (value === undefined) return null
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-lg">Their version</h2>
      <pre className="border border-line bg-surface p-4 text-sm whitespace-pre-wrap wrap-anywhere">{value}</pre>
    </section>
  )
}
