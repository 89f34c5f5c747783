import { Alert } from '@/components/ui/alert'
import type { Line } from '@/lib/dns/text'

/** What DNS says about a name, worst first: faults that block it, facts we don’t know, and facts in order. */
export function DnsLines({ lines, blocked, live }: { lines: readonly Line[]; blocked: string; live?: boolean }) {
  const groups = [
    { tone: 'bad', look: 'warning', title: blocked },
    { tone: 'info', look: 'info', title: 'Good to know' },
    { tone: 'good', look: 'good', title: 'In order' },
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
