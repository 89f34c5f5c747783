import { DnsLines } from '@/components/certificate/dns-lines'
import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { AUTHORITIES } from '@/lib/dns/authorities'
import { caaRecordText, type Line, reportLines } from '@/lib/dns/text'
import type { Authority, NameReport } from '@/lib/dns/types'

/** What was found for a name: for one authority, or for each whose certificates we sell. */
export function DnsResult({ report, authority }: { report: NameReport; authority: Authority | undefined }) {
  const authorities: Authority[] = authority ? [authority] : ['digicert', 'sectigo']
  return (
    <div className="mb-10 max-w-measure">
      {authorities.map((one) => {
        const lines = reportLines(report, one)
        const { label } = AUTHORITIES[one]
        return (
          <section key={one} aria-labelledby={`result-${one}`} className="mb-8">
            <h2 id={`result-${one}`} className="wrap-anywhere">
              {heading(lines, label, report.name)}
            </h2>
            <DnsLines lines={lines} blocked="Change this first" />
          </section>
        )
      })}
      {report.caa.found === 'records' && (
        <section aria-labelledby="records">
          <h2 id="records" className="mb-4">
            CAA records that apply
          </h2>
          <Facts
            items={[
              { term: 'Where they are', detail: report.caa.at },
              {
                term: 'Records',
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
        <ButtonLink variant="secondary" href={`/find?for=${encodeURIComponent(report.name)}`}>
          Find a certificate for {report.name}
        </ButtonLink>
      </p>
    </div>
  )
}

function heading(lines: readonly Line[], label: string, name: string): string {
  if (lines.some(({ tone }) => tone === 'bad')) return `${label} can’t issue for ${name} yet`
  return lines.some(({ tone }) => tone === 'good')
    ? `Nothing in DNS stops ${label} from issuing for ${name}`
    : `DNS said nothing about ${name}`
}
