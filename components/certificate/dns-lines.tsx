import { Alert } from '@/components/ui/alert'
import type { Line } from '@/lib/dns/text'

const ENGLISH = { info: 'Good to know', good: 'In order' }

type DnsLinesProps = {
  lines: readonly Line[]
  blocked: string
  /** The titles of the groups, if they differ from the English ones. */
  words?: { info: string; good: string }
  live?: boolean
}

/** The DNS findings about a name, worst first: blocking faults, unresolved checks, and checks that passed. */
export function DnsLines({ lines, blocked, words = ENGLISH, live }: DnsLinesProps) {
  const groups = [
    { tone: 'bad', look: 'warning', title: blocked },
    { tone: 'info', look: 'info', title: words.info },
    { tone: 'good', look: 'good', title: words.good },
  ] as const
  return groups.map(({ tone, look, title }) => {
    const group = lines.filter((line) => line.tone === tone)
    if (!group.length) return null
    return (
      <Alert key={tone} tone={look} title={title} live={live}>
        <ul>
          {group.map(({ text }) => (
            <li key={text} className="wrap-anywhere">
              {text}
            </li>
          ))}
        </ul>
      </Alert>
    )
  })
}
