import { Alert, type Tone } from '@/components/ui/alert'
import type { Finding, Severity } from '@/lib/csr/types'

const GROUPS: readonly { severity: Severity; tone: Tone; title: string }[] = [
  { severity: 'blocker', tone: 'bad', title: 'Fix this first' },
  { severity: 'warning', tone: 'warning', title: 'Check this before you continue' },
  { severity: 'note', tone: 'info', title: 'Good to know' },
]

/** The findings about a request, worst first. Renders nothing if there are none. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  return GROUPS.map(({ severity, tone, title }) => {
    const group = findings.filter((finding) => finding.severity === severity)
    if (group.length === 0) return null
    return (
      <Alert key={severity} tone={tone} title={title}>
        <ul>
          {group.map((finding) => (
            <li key={finding.code + finding.text}>{finding.text}</li>
          ))}
        </ul>
      </Alert>
    )
  })
}
