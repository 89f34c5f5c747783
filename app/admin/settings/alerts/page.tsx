import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { Saved } from '@/components/ui/form/saved'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Version } from '@/components/ui/form/version'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { env } from '@/lib/config/env'
import { listAlertChoices } from '@/lib/outbox/alerts/list-alert-choices'
import { type EndpointView, listEndpoints } from '@/lib/webhooks/endpoints/list-endpoints'
import { ALERT_KINDS, type AlertKind } from '@/lib/webhooks/kinds'
import { AdminPage } from '../../_components/admin-page'
import { staffTitle } from '../../_components/staff-title'
import { saveAlerts } from './actions'

export const generateMetadata = staffTitle('Alerts')

const KINDS = Object.keys(ALERT_KINDS) as AlertKind[]

export default async function AlertsPage({ searchParams }: PageProps<'/admin/settings/alerts'>) {
  const actor = await requireStaff('/admin/settings/alerts', 'settings')
  const [choices, endpoints] = await Promise.all([listAlertChoices(actor), listEndpoints(actor)])
  if (!choices) notFound()
  const saved = readParam((await searchParams).saved)
  return (
    <AdminPage current="/admin/settings">
      <PageTitle
        eyebrow={<a href="/admin/settings">Settings</a>}
        lead="What the shop reports to your staff right away, because someone has to act. The back office always shows all of these alerts."
      >
        Alerts
      </PageTitle>
      {saved && <Saved key={saved} />}
      <ActionForm action={saveAlerts} label="Alerts" className="max-w-form">
        <Version of={choices.version} />
        <p className="mb-4 text-ink-2">
          Emails go to <span className="wrap-anywhere">{env.ALERT_EMAIL ?? env.MAIL_FROM}</span> (the setting ALERT_EMAIL). Which webhooks
          are told is chosen on the page of each <a href="/admin/webhooks">webhook</a>.
        </p>
        <fieldset>
          <legend className="mb-2 font-semibold">By email</legend>
          {KINDS.map((kind) => (
            <Checkbox
              key={kind}
              name={`byMail.${kind}`}
              label={ALERT_KINDS[kind].label}
              hint={
                <>
                  {ALERT_KINDS[kind].hint}{' '}
                  <Told endpoints={endpoints.filter(({ isOn, kinds }) => isOn && kinds.includes(`alert.${kind}`))} />
                </>
              }
              defaultChecked={choices.byMail[kind]}
            />
          ))}
        </fieldset>
        <SubmitButton>Save the alerts</SubmitButton>
      </ActionForm>
    </AdminPage>
  )
}

/** The webhook endpoints that receive a kind of alert. */
function Told({ endpoints }: { endpoints: readonly EndpointView[] }) {
  if (!endpoints.length) return 'No webhook.'
  return `By webhook: ${endpoints.map(({ description }) => description).join(', ')}.`
}
