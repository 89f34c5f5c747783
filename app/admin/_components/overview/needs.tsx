import { ButtonLink } from '@/components/ui/button'
import { DateText, dayText } from '@/components/ui/date-text'
import { spanText } from '@/lib/admin/health-text'
import type { Need } from '@/lib/admin/overview/needs'
import { needText } from '@/lib/admin/overview/needs-text'

/** Everything that needs staff attention, each item with a link to its page. */
export function Needs({ needs, at }: { needs: readonly Need[]; at: Date }) {
  return (
    <ul aria-label="Needs a person" className="border-t-2 border-ink">
      {needs.map((need) => (
        <Row key={need.key} need={need} at={at} />
      ))}
    </ul>
  )
}

function Row({ need, at }: { need: Need; at: Date }) {
  const { title, why, counted, button } = needText(need)
  const [only] = need.count === 1 ? need.items : []
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line py-3">
      <div className="min-w-0 flex-1 basis-60">
        <h2 className="text-base font-semibold">
          {title} <span className="font-normal text-ink-3">· {counted}</span>
        </h2>
        <p className="text-ink-2">
          {why}
          {need.dueBy && <strong> Answer the first by {dayText(need.dueBy)}.</strong>}
        </p>
        {need.items.length > 0 ? (
          <ul className="mt-1">
            {need.items.map(({ href, text, since }) => (
              <li key={href} className="wrap-anywhere">
                <a href={href}>{text}</a> <Age since={since} at={at} />
              </li>
            ))}
            {need.count > need.items.length && <li className="text-ink-3">and {need.count - need.items.length} more</li>}
          </ul>
        ) : (
          need.oldest && (
            <p>
              <Age since={need.oldest} at={at} />
            </p>
          )
        )}
      </div>
      <ButtonLink href={only?.href ?? need.href} variant="secondary" small aria-label={`${button}: ${title}`}>
        {button}
      </ButtonLink>
    </li>
  )
}

function Age({ since, at }: { since: Date; at: Date }) {
  return (
    <span className="text-ink-3">
      for {spanText((at.getTime() - since.getTime()) / 1000)}, since <DateText at={since} time />
    </span>
  )
}
