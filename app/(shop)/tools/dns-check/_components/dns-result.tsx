import { DnsLines } from '@/components/certificate/dns-lines'
import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { AUTHORITIES } from '@/lib/dns/authorities'
import { caaRecordText, type Line, reportLines } from '@/lib/dns/text'
import type { Authority, NameReport } from '@/lib/dns/types'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

type DnsResultProps = { language: Language; report: NameReport; authority: Authority | undefined }

/** The findings about a name, for one authority or for each authority whose certificates we sell. */
export function DnsResult({ language, report, authority }: DnsResultProps) {
  const words = wordsOf(language, 'dns')
  const authorities: Authority[] = authority ? [authority] : ['digicert', 'sectigo']
  return (
    <div className="mb-10 max-w-measure">
      {authorities.map((one) => {
        const lines = reportLines(report, one, language)
        const { label } = AUTHORITIES[one]
        return (
          <section key={one} aria-labelledby={`result-${one}`} className="mb-8">
            <h2 id={`result-${one}`} className="wrap-anywhere">
              {heading(lines, { authority: label, name: report.name }, language)}
            </h2>
            <DnsLines lines={lines} blocked={words('first')} words={{ info: words('info'), good: words('good') }} />
          </section>
        )
      })}
      {report.caa.found === 'records' && (
        <section aria-labelledby="records">
          <h2 id="records" className="mb-4">
            {words('records')}
          </h2>
          <Facts
            items={[
              { term: words('where'), detail: report.caa.at },
              {
                term: words('list'),
                detail: (
                  <ul className="font-mono text-sm">
                    {report.caa.records.slice(0, 20).map((record) => (
                      <li key={caaRecordText(record)}>{caaRecordText(record)}</li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        </section>
      )}
      <p className="mt-6">
        <ButtonLink variant="secondary" href={pathIn(language, `/find?for=${encodeURIComponent(report.name)}`)}>
          {words('find', { name: report.name })}
        </ButtonLink>
      </p>
    </div>
  )
}

function heading(lines: readonly Line[], said: { authority: string; name: string }, language: Language): string {
  const words = wordsOf(language, 'dns')
  if (lines.some(({ tone }) => tone === 'bad')) return words('notYet', said)
  return lines.some(({ tone }) => tone === 'good') ? words('nothingStops', said) : words('saidNothing', said)
}
