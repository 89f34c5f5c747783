import { ButtonLink } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import type { CallDetail } from '@/lib/logs/get-call'
import { supportMessage } from '@/lib/logs/support-message'

/** A message to Enom's support about these calls, to copy or download. `query` selects the calls in the download URL. */
export function SupportMessage({ calls, query }: { calls: readonly CallDetail[]; query: string }) {
  const [first, ...rest] = calls
  if (!first) return null
  const text = supportMessage([first, ...rest])
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-lg">Message to Enom’s support</h2>
      <p className="mb-4 max-w-measure text-ink-2">
        {rest.length === 0
          ? 'Paste it into a support ticket at Enom.'
          : `It covers the latest ${calls.length} calls for this certificate. Paste it into a support ticket at Enom.`}
      </p>
      <pre className="mb-4 border border-line bg-surface p-4 text-sm whitespace-pre-wrap wrap-anywhere">{text}</pre>
      <div className="flex flex-wrap gap-3">
        <CopyButton text={text} label="Copy as a support message" />
        <ButtonLink href={`/admin/logs/message?${query}`} variant="secondary" small>
          Download (.txt)
        </ButtonLink>
      </div>
    </section>
  )
}
