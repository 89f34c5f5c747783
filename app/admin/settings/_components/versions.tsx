import { DateText } from '@/components/ui/date-text'

type VersionsProps = {
  /** Versions of the text, newest first. A version without a text means the shop's default text. */
  versions: readonly { version: number; text: string | null; createdAt: Date }[]
  /** The text shown if there are no versions. */
  none: string
}

/** The published versions of a text, each with a link. */
export function Versions({ versions, none }: VersionsProps) {
  if (versions.length === 0) return <p className="mt-10 text-ink-2">{none}</p>
  return (
    <section className="mt-10">
      <h2 className="mb-4 text-lg">Versions</h2>
      {versions.map(({ version, text, createdAt }) => (
        <details key={version} className="border-t border-line py-2">
          <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">
            Version {version}, <DateText at={createdAt} time />
            {text === null && ': reset to the default text'}
          </summary>
          {text !== null && <pre className="border border-line bg-surface p-4 text-sm whitespace-pre-wrap wrap-anywhere">{text}</pre>}
        </details>
      ))}
    </section>
  )
}
