import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Tag } from '@/components/ui/tag'
import { defaultHost } from '@/lib/certificates/installation/host-of'
import { addressWords, installationWords } from '@/lib/certificates/installation/text'
import type { InstallationView } from '@/lib/certificates/installation/view'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { PROBE_PORTS } from '@/lib/probe/ports'
import { checkInstallationNow } from '../actions'

/** What the addresses behind one of the certificate's names serve, and the form to check again. */
export function Installation({
  certificate,
  names,
  language,
  zone,
}: {
  certificate: CertificateView
  names: readonly string[]
  language: Language
  zone: string
}) {
  const words = wordsOf(language, 'installation')
  const { id, domainName, installation } = certificate
  const host = installation?.host ?? defaultHost({ domainName, names })
  return (
    <section id="installation" aria-labelledby="installation-title" className="mt-10">
      <h2 id="installation-title" className="mb-2">
        {words('title')}
      </h2>
      {installation?.result && !installation.isChecking ? (
        <Result installation={installation} language={language} zone={zone} />
      ) : (
        <p className="mb-4">{installation?.isChecking ? words('looking', { host }) : words('notChecked')}</p>
      )}
      <div className="no-print">
        <ActionForm action={checkInstallationNow} prefix="look" className="max-w-form">
          <input type="hidden" name="id" value={id} />
          <TextInput name="host" label={words('name')} mono autoComplete="off" defaultValue={host} maxLength={253} />
          <Select
            name="port"
            label={words('port')}
            defaultValue={String(installation?.port ?? 443)}
            options={PROBE_PORTS.map((port) => ({ value: String(port), label: wordsOf(language, 'issued')(`ports.${port}`) }))}
          />
          <SubmitButton variant="secondary">{words('check')}</SubmitButton>
        </ActionForm>
      </div>
    </section>
  )
}

function Result({ installation, language, zone }: { installation: InstallationView; language: Language; zone: string }) {
  const { result, host, port, checkedAt, addresses, notInspected } = installation
  if (!result) return null
  const words = wordsOf(language, 'installation')
  const { tone, title, todo } = installationWords(result, installation, language)
  const isHidden = result.verdict === 'not_reachable' || result.verdict === 'no_such_name'
  return (
    <>
      <Alert tone={tone} title={title}>
        <p>{todo}</p>
        {isHidden && (
          <pre dir="ltr" className="mt-2 whitespace-pre-wrap wrap-anywhere text-sm">
            <code>{`echo Q | openssl s_client -connect ${host}:${port} -servername ${host} -verify_hostname ${host} -brief`}</code>
          </pre>
        )}
      </Alert>
      {addresses.length > 0 && (
        <ul aria-label={words('addresses', { host })} className="my-4 border-t border-line">
          {addresses.map((look) => {
            const { tone: mark, label, sentence } = addressWords(look, language)
            return (
              <li key={look.address} className="border-b border-line py-2">
                <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                  <span className="wrap-anywhere font-mono text-sm">{look.address}</span>
                  <Tag tone={mark}>{label}</Tag>
                </p>
                <p className="text-sm text-ink-2">{sentence}</p>
              </li>
            )
          })}
        </ul>
      )}
      <p className="mb-4 text-sm text-ink-3">
        {checkedAt &&
          words.rich('lookedAt', {
            host,
            port: String(port),
            date: () => <DateText at={checkedAt} time zone={zone} language={language} />,
          })}
        {notInspected > 0 && ` ${words('more', { count: notInspected })}`}
      </p>
    </>
  )
}
