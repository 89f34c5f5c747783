import { Alert, type Tone } from '@/components/ui/alert'
import type { Finding, Severity } from '@/lib/csr/types'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'

const GROUPS: readonly { severity: Severity; tone: Tone }[] = [
  { severity: 'blocker', tone: 'bad' },
  { severity: 'warning', tone: 'warning' },
  { severity: 'note', tone: 'info' },
]

/** The findings about a request, worst first. Renders nothing if there are none. */
export function Findings({ findings, language = DEFAULT_LANGUAGE }: { findings: readonly Finding[]; language?: Language }) {
  return GROUPS.map(({ severity, tone }) => {
    const group = findings.filter((finding) => finding.severity === severity)
    if (group.length === 0) return null
    return (
      <Alert key={severity} tone={tone} title={wordsOf(language, 'requestFacts')(severity)}>
        <ul>
          {group.map((finding) => (
            <li key={finding.code + finding.text}>{finding.say(language)}</li>
          ))}
        </ul>
      </Alert>
    )
  })
}
